/**
 * Something said, as data: English with places in it, such as `balance {{balance, money}}, version {{version}}`, and what
 * stands in them, as text. A place may name how it is read: `money` (minor units of `currency`, else of the company's
 * own), `figure` (a number), `day` (2026-01-31) or `moment` (an instant); one that names nothing is an id, and is shown as
 * it is, or a code, which pages say by the word that a plugin has for it: `kind.top_up` for a `top_up` in `{{kind}}`. The English is also what a plugin's words of other languages are looked up by, so it stands in one place only.
 */
export interface Sentence<Template extends string = string> {
  readonly template: Template
  /** What is not known is left out. */
  readonly values: Readonly<Record<string, string>>
}

type PlaceIn<Template extends string> = Template extends `${string}{{${infer Place}}}${infer Rest}`
  ? (Place extends `${infer Name},${string}` ? Name : Place) | PlaceIn<Rest>
  : never

/** What the places of a template ask for; nothing where it has none. */
export type ValuesFor<Template extends string> = [PlaceIn<Template>] extends [never]
  ? []
  : [values: Readonly<Record<PlaceIn<Template>, string>> & { readonly currency?: string }]

/** Says something with its values, each checked by the compiler to have its place: `sentence('seal {{number}}', { number })`. */
export function sentence<const Template extends string>(
  template: Template,
  ...[values]: ValuesFor<Template>
): Sentence<Template> {
  return { template, values: values ?? {} }
}

/** A place in a sentence, and how its value is read. */
export interface Place {
  readonly name: string
  readonly format: string | undefined
}

const place = /\{\{\s*(\w+)\s*(?:,\s*(\w+)\s*)?\}\}/g

/** The words of a sentence and its places, in order. */
export function partsOf(template: string): readonly (string | Place)[] {
  const parts: (string | Place)[] = []
  let end = 0
  for (const match of template.matchAll(place)) {
    if (match.index > end) parts.push(template.slice(end, match.index))
    parts.push({ name: match[1] ?? '', format: match[2] })
    end = match.index + match[0].length
  }
  if (end < template.length) parts.push(template.slice(end))
  return parts
}

/** The sentence in English, with every value as it is: amounts in minor units, days as 2026-01-31. */
export function inEnglish({ template, values }: Sentence): string {
  return partsOf(template)
    .map((part) => (typeof part === 'string' ? part : (values[part.name] ?? '–')))
    .join('')
}
