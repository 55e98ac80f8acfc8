import { statement, type Tx } from '@platform/database'
import type { Check, Difference } from '@platform/plugin-api'

/**
 * $1 company, $2 run, $3 check, $4 title, $5 facts, then columns of discrepancies: $6 subjects, $7 findings, $8 ids that
 * the subjects name, $9 versions. Written once, should two workers come to the same check. One act has one id, so the id
 * of a transaction is that of its journal entry, and a customer has one wallet.
 */
const insertCheck = statement(
  'wallet-reconciliation.insert-check',
  `with done as (
     insert into wallet_reconciliation.run_check (company_id, run_id, check_id, title, facts, discrepancies)
     values ($1, $2, $3, $4, $5, cardinality($6::text[]))
     on conflict do nothing
     returning company_id
   )
   insert into wallet_reconciliation.discrepancy
     (company_id, run_id, check_id, number, subject, finding, wallet_id, entry_id)
   select $1, $2, $3, found.number, found.subject, found.finding,
          coalesce(
            (select wallet_id from wallet.wallet_view where company_id = $1 and wallet_id = found.named),
            (select wallet_id from wallet.wallet_view where company_id = $1 and customer_id = found.named),
            (select wallet_id from wallet.entry_view where company_id = $1 and transaction_id = found.named
             order by wallet_id limit 1)),
          (select entry_id from accounting.journal_entry_view
           where company_id = $1 and entry_id = coalesce(
             (select transaction_id from wallet.entry_view
              where company_id = $1 and wallet_id = found.named and version = found.version),
             found.named))
   from done, unnest($6::text[], $7::text[], $8::uuid[], $9::bigint[]) with ordinality
        as found (subject, finding, named, version, number)`,
)

const anyUuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/

/** Writes down what a check of a run found, and where to look. */
export function recordCheck(
  tx: Tx,
  { companyId, runId }: { readonly companyId: number; readonly runId: string },
  { id, title }: Pick<Check, 'id' | 'title'>,
  { checked, differences }: { readonly checked: bigint; readonly differences: readonly Difference[] },
): void {
  tx.send(insertCheck, [
    companyId,
    runId,
    id,
    title,
    checked,
    differences.map(({ subject }) => subject),
    differences.map(({ finding }) => finding),
    differences.map(({ subject }) => anyUuid.exec(subject)?.[0] ?? null),
    differences.map(({ subject }) => / version (\d{1,18})\b/.exec(subject)?.[1] ?? null),
  ])
}
