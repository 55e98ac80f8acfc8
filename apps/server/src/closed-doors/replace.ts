/** One request in which one value was replaced. */
export interface Replaced {
  /** 'lines.0.taxId' */
  readonly where: string
  readonly input: unknown
}

/**
 * Every way to replace one value somewhere in a request: `replacementsOf` says by what, from where it stands and what
 * stands there.
 */
export function replaceEach(
  input: unknown,
  replacementsOf: (name: string, value: unknown) => readonly unknown[],
  where: readonly string[] = [],
): Replaced[] {
  const replaced = replacementsOf(where.at(-1) ?? '', input).map((value) => ({
    where: where.join('.'),
    input: value,
  }))
  if (typeof input !== 'object' || input === null) return replaced
  const within = Object.entries(input).flatMap(([name, value]) =>
    replaceEach(value, replacementsOf, [...where, name]).map((one) => ({
      ...one,
      input: Array.isArray(input)
        ? input.map((item, index) => (`${index}` === name ? one.input : item))
        : { ...input, [name]: one.input },
    })),
  )
  return [...replaced, ...within]
}
