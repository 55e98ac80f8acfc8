const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** Whether an address has something for an id that no id can be: mistyped, or cut off when it was copied. */
export function namesNothing(params: Readonly<Record<string, string | undefined>>): boolean {
  return Object.entries(params).some(([name, value]) => name.endsWith('Id') && !uuid.test(value ?? ''))
}
