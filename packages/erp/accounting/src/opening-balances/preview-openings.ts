import { type Database, newId } from '@platform/database'
import { toWire } from '@platform/money'
import type { Company } from '@platform/plugin-api'
import { groupBy } from '../documents/group-by.ts'
import { readPreview } from '../preview/read-preview.ts'
import { rehearse } from '../preview/rehearse.ts'
import { readMigrationEquity } from './sql/opening-balances.ts'
import { bookOpenings, type OpeningFile } from './take-over-balances.ts'

const MOST_PROBLEMS = 200

/**
 * What taking over a file would book, kind by kind, and what would stand on migration equity then: nothing, once all
 * balances are there. With it the journal entries it would post, and every line that cannot be taken over, at most the
 * first 200.
 */
export function previewOpenings(
  database: Database,
  company: Company,
  { date, csv }: Pick<OpeningFile, 'date' | 'csv'>,
) {
  return rehearse(database, async (tx) => {
    const facts = { importId: newId(), date, actorId: null }
    const { problems, balances } = await bookOpenings(tx, company, facts, csv)
    const [equity] = await tx.query(readMigrationEquity, [company.id])
    const money = (amount: bigint) => toWire({ amount, currency: company.currency })
    return {
      problems: problems.slice(0, MOST_PROBLEMS),
      problemsInAll: problems.length,
      kinds: [...groupBy(balances, ({ kind }) => kind)].map(([kind, some]) => ({
        kind,
        balances: some.length,
        debit: money(some.reduce((sum, { amount }) => (amount > 0n ? sum + amount : sum), 0n)),
        credit: money(some.reduce((sum, { amount }) => (amount < 0n ? sum - amount : sum), 0n)),
      })),
      /** Null while a problem keeps the file from being booked, as is `equity`. */
      entry: problems.length > 0 ? null : await readPreview(tx, company),
      equity:
        problems.length > 0 || !equity
          ? null
          : {
              account: { id: equity.id, code: equity.code, name: equity.name },
              balance: money(BigInt(equity.balance)),
            },
    }
  })
}
