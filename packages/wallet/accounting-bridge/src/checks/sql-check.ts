import { type Statement, transaction } from '@platform/database'
import type { Check } from '@platform/plugin-api'

interface CheckRow {
  readonly checked: bigint
  /** Null in the row that only says how much was checked. */
  readonly company_id: number | null
  readonly subject: string | null
  readonly finding: string | null
}

/** A check that is one statement. Its values: the company or null, the day or null; `checked` is the same in every row. */
export function sqlCheck(id: string, title: string, statement: Statement<CheckRow>): Check {
  return {
    id,
    title,
    async run({ database, companyId, at }) {
      const rows = await transaction(database, (tx) => tx.query(statement, [companyId ?? null, at ?? null]))
      return {
        checked: rows[0]?.checked ?? 0n,
        differences: rows.flatMap(({ company_id, subject, finding }) =>
          subject === null
            ? []
            : [
                {
                  ...(company_id === null ? {} : { companyId: company_id }),
                  subject,
                  finding: finding ?? '',
                },
              ],
        ),
      }
    },
  }
}
