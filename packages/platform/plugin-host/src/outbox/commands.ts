import { transaction } from '@platform/database'
import { defineCommand } from '@platform/plugin-api'
import { UsageError } from '../cli/usage-error.ts'
import { listAllDeadLetters, reviveDeadLetters } from './dead-letters.ts'

/** Shows the events that a subscriber failed at for good. */
export const listDeadLetters = defineCommand({
  id: 'outbox dead',
  summary: 'List the events that never reached a subscriber, and why.',
  usage: '',
  async run({ database, print }) {
    const dead = await transaction(database, listAllDeadLetters)
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
    const revived = await transaction(database, (tx) => reviveDeadLetters(tx, { companyId: null, id }))
    print(`${revived} to be delivered again.`)
    return revived > 0 || id === null ? 0 : 1
  },
})
