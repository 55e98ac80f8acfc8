import type { ValuesFor } from './sentence.ts'

/**
 * The SQL expression of a sentence, as jsonb. Its values are SQL expressions of any type, and days and instants are written
 * as ISO 8601 has them.
 * `case when shown <> moved then ${sqlSentence('{{shown, figure}} points are shown', { shown: 'balance.points' })} end`
 */
export function sqlSentence<const Template extends string>(
  template: Template,
  ...[values]: ValuesFor<Template>
): string {
  const pairs = Object.entries<string>(values ?? {}).map(
    ([name, expression]) => `${quoted(name)}, to_jsonb(${expression}) #>> '{}'`,
  )
  return `jsonb_build_object('template', ${quoted(template)}, 'values', jsonb_strip_nulls(jsonb_build_object(${pairs.join(', ')})))`
}

const template = /jsonb_build_object\('template', '((?:[^']|'')*)', 'values'/g

/** Every template that was written into a query by {@link sqlSentence}: all that the query can say. */
export function sentencesIn(sql: string): readonly string[] {
  return [
    ...new Set([...sql.matchAll(template)].map(([, quotedText = '']) => quotedText.replaceAll("''", "'"))),
  ]
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
