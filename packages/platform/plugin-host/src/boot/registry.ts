import {
  type AfterCommitSubscriber,
  type Command,
  type InTransactionSubscriber,
  type Job,
  type Plugin,
  type Role,
  roles,
} from '@platform/plugin-api'
import { createHostPlugin } from '../host-plugin.ts'
import type { WantedJob } from '../jobs/runner.ts'
import { checkManifests } from './check-manifests.ts'
import { orderPlugins } from './order-plugins.ts'

/** What the plugins of this process contribute, looked up by who asks for it. Everything is in boot order. */
export interface Registry {
  readonly plugins: readonly Plugin[]
  /** Folders below packages/, in the order in which they are migrated. */
  readonly migrations: readonly string[]
  readonly commands: readonly Command[]
  readonly jobs: readonly Job[]
  /** Ids of the permissions a role has. */
  readonly permissionsOf: (role: Role) => ReadonlySet<string>
  readonly extensions: (pointId: string) => readonly unknown[]
  readonly inTransaction: (eventId: string) => readonly InTransactionSubscriber[]
  readonly afterCommit: (eventId: string) => readonly AfterCommitSubscriber[]
  readonly afterCommitSubscribers: ReadonlyMap<string, AfterCommitSubscriber>
}

/** Orders and checks the plugins, the host's own part first, and indexes what they contribute. Throws `BootRefused`. */
export function createRegistry(
  listed: readonly Plugin[],
  queueJobs: (wanted: readonly WantedJob[]) => Promise<void> = async () => {},
): Registry {
  const plugins = orderPlugins([createHostPlugin(queueJobs), ...listed])
  checkManifests(plugins)
  const subscribers = plugins.flatMap(({ subscribers = [] }) => subscribers)
  const inTransaction = groupBy(
    subscribers.filter((subscriber) => subscriber.when === 'in-transaction'),
    ({ eventId }) => eventId,
  )
  const afterCommitSubscribers = subscribers.filter((subscriber) => subscriber.when === 'after-commit')
  const afterCommit = groupBy(afterCommitSubscribers, ({ eventId }) => eventId)
  const extensions = groupBy(
    plugins.flatMap(({ extensions = [] }) => extensions),
    ({ pointId }) => pointId,
  )
  const values = new Map([...extensions].map(([pointId, all]) => [pointId, all.map(({ value }) => value)]))
  const permissions = permissionsByRole(plugins)
  return {
    plugins,
    migrations: plugins.flatMap(({ migrations = [] }) => migrations),
    commands: plugins.flatMap(({ commands = [] }) => commands),
    jobs: plugins.flatMap(({ jobs = [] }) => jobs),
    permissionsOf: (role) => permissions.get(role) ?? new Set(),
    extensions: (pointId) => values.get(pointId) ?? [],
    inTransaction: (eventId) => inTransaction.get(eventId) ?? [],
    afterCommit: (eventId) => afterCommit.get(eventId) ?? [],
    afterCommitSubscribers: new Map(afterCommitSubscribers.map((subscriber) => [subscriber.id, subscriber])),
  }
}

function permissionsByRole(plugins: readonly Plugin[]): ReadonlyMap<Role, ReadonlySet<string>> {
  const all = plugins.flatMap(({ permissions = {} }) => Object.values(permissions))
  return new Map(
    roles.map((role) => [
      role,
      new Set(
        all.filter((permission) => role === 'owner' || permission.roles.includes(role)).map(({ id }) => id),
      ),
    ]),
  )
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
