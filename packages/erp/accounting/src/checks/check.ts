import { type Statement, transaction } from '@platform/database'
import type { Check } from '@platform/plugin-api'
import type { Verified } from './sql/verified.ts'

/** A check that is one statement: $1 company or null for all, $2 last day or null. */
export function check(id: string, title: string, statement: Statement<Verified>): Check {
  return {
    id,
    title,
    async run({ database, companyId, at }) {
      const rows = await transaction(database, (tx) => tx.query(statement, [companyId ?? null, at ?? null]))
      return {
        checked: rows[0]?.checked ?? 0n,
        differences: rows.flatMap(({ company_id, subject, finding }) =>
          subject === null || finding === null
            ? []
            : [{ ...(company_id === null ? {} : { companyId: company_id }), subject, finding }],
        ),
      }
    },
  }
}
