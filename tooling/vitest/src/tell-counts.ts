import { appendFileSync } from 'node:fs'

/**
 * Says how much a test has tried: one in which little happened proves little. `npm run soak` gathers what is said, by
 * the file that COUNTS_FILE names.
 */
export function tellCounts(what: string, counts: Readonly<Record<string, number>>): void {
  console.info(`${what}:`, counts)
  const file = process.env['COUNTS_FILE']
  if (file) appendFileSync(file, `${JSON.stringify({ what, counts })}\n`)
}
