import { parseArgs } from 'node:util'
import {
  type Check,
  type CommandContext,
  checks,
  type Difference,
  dateInput,
  defineCommand,
  describeDifference,
  extensionsOf,
  listCompanies,
} from '@platform/plugin-api'
import { UsageError } from '../cli/usage-error.ts'

/** How many differences of one check are printed. */
const SHOWN = 20

/** Proves every invariant that the plugins name, over the whole database. */
export const verifyCommand = defineCommand({
  id: 'verify',
  summary: 'Prove the invariants over the whole database, and that all records of the same money agree.',
  usage: '[--at YYYY-MM-DD] [--company ID]',
  async run(context, args) {
    const { database, print, signal } = context
    const scope = { database, ...(await readScope(context, args)) }
    const failed: string[] = []
    let checked = 0n
    for (const check of extensionsOf(database, checks)) {
      signal.throwIfAborted()
      const outcome = await check.run(scope)
      checked += outcome.checked
      report(print, check, outcome)
      if (outcome.differences.length > 0) failed.push(check.id)
    }
    print('')
    if (failed.length === 0) {
      print(`Clean: ${checked.toLocaleString('en')} facts checked, no difference.`)
      return 0
    }
    print(`NOT clean. Differences were found by: ${failed.join(', ')}.`)
    return 1
  },
})

function report(
  print: CommandContext['print'],
  { title }: Check,
  { checked, differences }: { readonly checked: bigint; readonly differences: readonly Difference[] },
): void {
  print(`${differences.length === 0 ? 'ok  ' : 'FAIL'}  ${title}  (${checked.toLocaleString('en')})`)
  for (const difference of differences.slice(0, SHOWN)) {
    const { companyId } = difference
    print(
      `        ${companyId === undefined ? '' : `company ${companyId}, `}${describeDifference(difference)}`,
    )
  }
  if (differences.length > SHOWN) print(`        and ${differences.length - SHOWN} more`)
}

async function readScope({ database }: CommandContext, args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: { at: { type: 'string' }, company: { type: 'string' } },
  })
  const { at, company } = values
  if (at !== undefined && !dateInput.safeParse(at).success)
    throw new UsageError(`--at '${at}' is no day. Give one such as 2026-12-31.`)
  if (company === undefined) return at === undefined ? {} : { at }
  const companies = await listCompanies(database)
  const found = companies.find(({ id }) => String(id) === company)
  if (!found) throw new UsageError(`--company '${company}' is none of the companies.`)
  return { companyId: found.id, ...(at === undefined ? {} : { at }) }
}
