import { statement, type Tx } from '@platform/database'
import { type Check, type Difference, inEnglish } from '@platform/plugin-api'

/**
 * $1 company, $2 run, $3 check, $4 title, $5 facts, then columns of discrepancies: $6 subjects, $7 what stands in them,
 * $8 findings, $9 what stands in them, $10 ids that the subjects name, $11 versions. Written once, should two workers come
 * to the same check. One act has one id, so the id of a transaction is that of its journal entry, and a customer has one
 * wallet.
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
     (company_id, run_id, check_id, number, subject, subject_values, finding, finding_values, wallet_id, entry_id)
   select $1, $2, $3, found.number, found.subject, found.subject_values, found.finding, found.finding_values,
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
   from done, unnest($6::text[], $7::jsonb[], $8::text[], $9::jsonb[], $10::uuid[], $11::bigint[]) with ordinality
        as found (subject, subject_values, finding, finding_values, named, version, number)`,
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
    differences.map(({ subject }) => subject.template),
    differences.map(({ subject }) => JSON.stringify(subject.values)),
    differences.map(({ finding }) => finding.template),
    differences.map(({ finding }) => JSON.stringify(finding.values)),
    differences.map(({ subject }) => anyUuid.exec(inEnglish(subject))?.[0] ?? null),
    differences.map(({ subject }) => /^\d{1,18}$/.exec(subject.values['version'] ?? '')?.[0] ?? null),
  ])
}
