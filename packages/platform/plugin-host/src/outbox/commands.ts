import { statement, transaction } from '@platform/database'
import { defineCommand } from '@platform/plugin-api'
import { UsageError } from '../cli/usage-error.ts'

const selectDead = statement<{
  id: string
  companyId: number
  eventId: string
  subscriberId: string
  recordedAt: Date
  attempts: number
  reason: string
}>(
  'host.select-dead-letters',
  `select id, company_id as "companyId", event_id as "eventId", subscriber_id as "subscriberId",
     recorded_at as "recordedAt", attempts, split_part(last_error, E'\\n', 1) as reason
   from host.dead_letter_view order by id limit 1000`,
)

/** $1 id, or null for all: tried again from the start. */
const reviveDead = statement<{ id: string }>(
  'host.revive-dead-letters',
  `update host.outbox set state = 'waiting', attempts = 0, due_at = now()
   where state = 'dead' and ($1::uuid is null or id = $1) returning id`,
)

/** Shows the events that a subscriber failed at for good. */
export const listDeadLetters = defineCommand({
  id: 'outbox dead',
  summary: 'List the events that never reached a subscriber, and why.',
  usage: '',
  async run({ database, print }) {
    const dead = await transaction(database, (tx) => tx.query(selectDead))
    for (const { id, companyId, eventId, subscriberId, recordedAt, attempts, reason } of dead)
      print(
        `${id}  company ${companyId}  ${recordedAt.toISOString()}  ${eventId} -> ${subscriberId}, ${attempts} attempts: ${reason}`,
      )
    if (dead.length === 0) print('None.')
    return 0
  },
})

/** Has dead letters delivered again, once their reason is gone. */
export const retryDeadLetters = defineCommand({
  id: 'outbox retry',
  summary: 'Deliver again what never reached a subscriber: one event, or all.',
  usage: '<id>|--all',
  async run({ database, print }, args) {
    const [which] = args
    if (which === undefined || args.length > 1) throw new UsageError('Name one event, or --all.')
    if (which !== '--all' && !/^[0-9a-f-]{36}$/i.test(which))
      throw new UsageError(`'${which}' is no id. See: npm run erp -- outbox dead`)
    const id = which === '--all' ? null : which
    const revived = await transaction(database, (tx) => tx.query(reviveDead, [id]))
    print(`${revived.length} to be delivered again.`)
    return revived.length > 0 || id === null ? 0 : 1
  },
})
