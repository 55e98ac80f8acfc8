import { assert, newId, setStatement, statement, type TransactionScope, type Tx } from '@platform/database'
import { type Subscriber, toWireJson } from '@platform/plugin-api'
import type { Registry } from './boot/registry.ts'
import { findPluginsOff } from './switching/statements.ts'

const readSettings = statement<{ value: unknown }>(
  'host.read-settings',
  'select value from host.setting where company_id = $1 and plugin_id = $2',
)

const saveSettings = statement(
  'host.save-settings',
  `insert into host.setting (company_id, plugin_id, value) values ($1, $2, $3)
   on conflict (company_id, plugin_id) do update set value = setting.value || excluded.value, updated_at = now()`,
)

const writeAudit = statement(
  'host.write-audit',
  `insert into host.audit (company_id, id, actor_id, action, subject, details) values ($1, $2, $3, $4, $5, $6)`,
)

/** $1 company, $2 the event, $3 its items. */
const writeOutbox = setStatement(
  'host.write-outbox',
  { given: 3, sets: { written: { id: 'uuid', subscriber_id: 'text' } } },
  ({ written }) => `insert into host.outbox (id, company_id, event_id, subscriber_id, items)
   select id, $1, $2, subscriber_id, $3 from ${written.rows} as written`,
)

/**
 * What the plugins lend to every transaction.
 * `nudge` hears, once an event is committed, which after-commit subscribers have something to fetch.
 */
export function createTransactionScope(
  registry: Registry,
  nudge: (subscriberIds: readonly string[]) => void,
): TransactionScope {
  async function pluginsOff(tx: Tx, companyId: number): Promise<ReadonlySet<string>> {
    const rows = await tx.query(findPluginsOff, [companyId])
    return registry.withDependents(rows.map((row) => row.plugin_id))
  }

  /** Which of some subscribers are passed over, because the company has switched off what they belong to. */
  async function passedOver(tx: Tx, companyId: number, subscribers: readonly Subscriber[]) {
    const optional = subscribers.flatMap(({ id, alsoWhenOff }) => {
      const pluginId = alsoWhenOff ? undefined : registry.optionalOwner(id)
      return pluginId === undefined ? [] : [{ id, pluginId }]
    })
    // Most events concern no plugin that can be off, and then cost no round trip.
    if (optional.length === 0) return new Set<string>()
    const off = await pluginsOff(tx, companyId)
    return new Set(optional.filter(({ pluginId }) => off.has(pluginId)).map(({ id }) => id))
  }

  return {
    plugins: registry.plugins.map(({ id }) => id),
    extensions: registry.extensions,
    pluginsOff,

    async contributionsFor(tx, pointId, companyId) {
      const contributions = registry.contributions(pointId)
      if (contributions.length === 0) return []
      const off = await pluginsOff(tx, companyId)
      return contributions.map(({ plugin, value }) => ({ plugin, value, off: off.has(plugin.id) }))
    },

    async emit(tx, eventId, companyId, items) {
      const told = registry.afterCommit(eventId)
      const asked = registry.inTransaction(eventId)
      const over = await passedOver(tx, companyId, [...told, ...asked])
      const fed = told.map(({ id }) => id).filter((id) => !over.has(id))
      if (fed.length > 0) {
        const written = { id: fed.map(() => newId()), subscriber_id: fed }
        tx.send(...writeOutbox([companyId, eventId, toWireJson(items)], { written }))
        tx.afterCommit(() => nudge(fed))
      }
      const answers: (readonly unknown[])[] = []
      // One after the other: they share the connection, and the later may build on what the earlier wrote.
      for (const subscriber of asked) {
        if (over.has(subscriber.id)) continue
        const outcomes = await subscriber.handle(tx, companyId, items)
        assert(
          outcomes.length === items.length,
          `subscriber ${subscriber.id} answered ${outcomes.length} outcomes for ${items.length} items of ${eventId}`,
        )
        answers.push(outcomes)
      }
      return answers
    },

    async settings(tx, pluginId, companyId) {
      const [row] = await tx.query(readSettings, [companyId, pluginId])
      return row?.value
    },

    saveSettings(tx, pluginId, companyId, changes) {
      tx.send(saveSettings, [companyId, pluginId, toWireJson(changes)])
    },

    audit(tx, { companyId, actorId, action, subject, details }) {
      tx.send(writeAudit, [
        companyId,
        newId(),
        actorId,
        action,
        subject,
        details === undefined ? null : toWireJson(details),
      ])
    },
  }
}
