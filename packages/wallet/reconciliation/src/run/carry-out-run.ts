import { type Database, statement, transaction } from '@platform/database'
import { type Check, checks, emit, extensionsOf } from '@platform/plugin-api'
import { discrepanciesFound } from '../events.ts'
import { recordCheck } from './record-check.ts'

const findDone = statement<{ check_id: string }>(
  'wallet-reconciliation.find-done',
  'select check_id from wallet_reconciliation.run_check where company_id = $1 and run_id = $2',
)

/** $1 company, $2 run. Answers nothing where it was finished already. */
const finishRun = statement<{ cause: 'nightly' | 'asked'; discrepancies: number }>(
  'wallet-reconciliation.finish-run',
  `update wallet_reconciliation.run set finished_at = clock_timestamp()
   where company_id = $1 and id = $2 and finished_at is null
   returning cause, (select coalesce(sum(discrepancies), 0)::integer from wallet_reconciliation.run_check
                     where company_id = $1 and run_id = $2) as discrepancies`,
)

/** What a reconciliation runs: every check that `erp verify` runs, but those of the server rather than of its books. */
export function reconciledChecks(database: Database): readonly Check[] {
  return extensionsOf(database, checks).filter(({ id }) => !id.startsWith('host.'))
}

/**
 * Carries out a run, or what is left of one that was interrupted: each check on its own, written down before the next
 * begins. Throws the reason of `signal` between two checks.
 */
export async function carryOutRun(
  database: Database,
  { companyId, runId }: { readonly companyId: number; readonly runId: string },
  { signal, progress }: { readonly signal: AbortSignal; readonly progress: (share: number) => Promise<void> },
): Promise<void> {
  const done = new Set(
    (await transaction(database, (tx) => tx.query(findDone, [companyId, runId]))).map((row) => row.check_id),
  )
  const all = reconciledChecks(database)
  for (const [index, check] of all.entries()) {
    if (done.has(check.id)) continue
    signal.throwIfAborted()
    const outcome = await check.run({ database, companyId })
    await transaction(database, async (tx) => recordCheck(tx, { companyId, runId }, check, outcome))
    await progress((index + 1) / all.length)
  }
  await transaction(database, async (tx) => {
    const [finished] = await tx.query(finishRun, [companyId, runId])
    if (finished && finished.discrepancies > 0)
      await emit(tx, discrepanciesFound, companyId, [{ runId, ...finished }])
  })
}
