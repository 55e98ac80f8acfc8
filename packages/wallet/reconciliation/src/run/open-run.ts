import { newId, statement, type Tx } from '@platform/database'

export interface OpenRun {
  readonly id: string
  readonly cause: 'nightly' | 'asked'
}

/** $1 company, $2 id, $3 cause, $4 actor. */
const insertRun = statement<OpenRun>(
  'wallet-reconciliation.insert-run',
  `insert into wallet_reconciliation.run (company_id, id, cause, actor_id) values ($1, $2, $3, $4)
   on conflict (company_id) where finished_at is null do nothing
   returning id, cause`,
)

const findUnfinished = statement<OpenRun>(
  'wallet-reconciliation.find-unfinished',
  'select id, cause from wallet_reconciliation.run where company_id = $1 and finished_at is null',
)

/** The run of a company that is not finished, be it under way or interrupted; else a new one. */
export async function openRun(
  tx: Tx,
  companyId: number,
  { cause, actorId }: { readonly cause: OpenRun['cause']; readonly actorId: string | null },
): Promise<OpenRun> {
  const [made] = await tx.query(insertRun, [companyId, newId(), cause, actorId])
  if (made) return made
  const [unfinished] = await tx.query(findUnfinished, [companyId])
  // Finished between the two statements: begin again.
  return unfinished ?? openRun(tx, companyId, { cause, actorId })
}
