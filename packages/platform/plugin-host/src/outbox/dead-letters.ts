import { type Database, statement, type Tx, transaction } from '@platform/database'
import { audit } from '@platform/plugin-api'

/** An event that never reached a subscriber. */
export interface DeadLetter {
  readonly id: string
  readonly companyId: number
  readonly eventId: string
  readonly subscriberId: string
  readonly recordedAt: Date
  readonly attempts: number
  /** The first line of the last failure. */
  readonly reason: string
}

/** $1 company or null for all, $2 how many at most, $3 how many before them. */
const selectDead = statement<DeadLetter>(
  'host.select-dead-letters',
  `select id, company_id as "companyId", event_id as "eventId", subscriber_id as "subscriberId",
     recorded_at as "recordedAt", attempts, split_part(last_error, E'\\n', 1) as reason
   from host.dead_letter_view
   where $1::integer is null or company_id = $1
   order by id limit $2 offset $3`,
)

const countDead = statement<{ total: number }>(
  'host.count-dead-letters',
  'select count(*)::integer as total from host.dead_letter_view where company_id = $1',
)

/** $1 company or null for all, $2 id or null for all: tried again from the start. */
const reviveDead = statement<{ id: string }>(
  'host.revive-dead-letters',
  `update host.outbox set state = 'waiting', attempts = 0, due_at = now()
   where state = 'dead' and ($1::integer is null or company_id = $1) and ($2::uuid is null or id = $2)
   returning id`,
)

/** What is shown of the dead letters of every company. */
export function listAllDeadLetters(tx: Tx): Promise<readonly DeadLetter[]> {
  return tx.query(selectDead, [null, 1_000, 0])
}

/** One page of the dead letters of a company, the oldest first. */
export function listDeadLettersOf(
  database: Database,
  companyId: number,
  { page, pageSize }: { readonly page: number; readonly pageSize: number },
): Promise<{ rows: readonly DeadLetter[]; total: number }> {
  return transaction(database, async (tx) => {
    const [rows, [counted]] = await Promise.all([
      tx.query(selectDead, [companyId, pageSize, (page - 1) * pageSize]),
      tx.query(countDead, [companyId]),
    ])
    return { rows, total: counted?.total ?? 0 }
  })
}

/** Has dead letters delivered again: one or all, of one company or of all. Answers how many. */
export async function reviveDeadLetters(
  tx: Tx,
  { companyId, id }: { readonly companyId: number | null; readonly id: string | null },
): Promise<number> {
  const revived = await tx.query(reviveDead, [companyId, id])
  return revived.length
}

/** The same, asked for by somebody of the company. */
export function retryDeadLettersOf(
  database: Database,
  {
    companyId,
    actorId,
    id,
  }: { readonly companyId: number; readonly actorId: string; readonly id: string | null },
): Promise<number> {
  return transaction(database, async (tx) => {
    const count = await reviveDeadLetters(tx, { companyId, id })
    if (count > 0)
      audit(tx, {
        companyId,
        actorId,
        action: 'host.dead-letters-retried',
        subject: id === null ? `company:${companyId}` : `event:${id}`,
        details: { count },
      })
    return count
  })
}
