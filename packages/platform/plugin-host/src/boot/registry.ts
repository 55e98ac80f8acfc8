import {
  type AfterCommitSubscriber,
  type Command,
  type InTransactionSubscriber,
  type Job,
  type Mailer,
  type Plugin,
  type Role,
  roles,
} from '@platform/plugin-api'
import { createHostPlugin, type JobQueue } from '../host-plugin.ts'
import { checkManifests } from './check-manifests.ts'
import { orderPlugins } from './order-plugins.ts'

/** A value contributed to an extension point. */
export interface Contribution {
  readonly plugin: Plugin
  readonly value: unknown
}

/** What the plugins of this process contribute, looked up by who asks for it. Everything is in boot order. */
export interface Registry {
  readonly plugins: readonly Plugin[]
  /** Folders below packages/, in the order in which they are migrated. */
  readonly migrations: readonly string[]
  readonly commands: readonly Command[]
  readonly jobs: readonly Job[]
  /** Ids of the permissions a role has, but those of plugins that are off. */
  readonly permissionsOf: (role: Role, off?: ReadonlySet<string>) => ReadonlySet<string>
  /** Which of these plugins can be off: those that say so, and what depends on them. */
  readonly withDependents: (pluginIds: readonly string[]) => ReadonlySet<string>
  readonly extensions: (pointId: string) => readonly unknown[]
  /** The same, each with who contributed it. */
  readonly contributions: (pointId: string) => readonly Contribution[]
  /** The plugin that a subscriber belongs to, if a company can be without it. */
  readonly optionalOwner: (subscriberId: string) => string | undefined
  readonly inTransaction: (eventId: string) => readonly InTransactionSubscriber[]
  readonly afterCommit: (eventId: string) => readonly AfterCommitSubscriber[]
  readonly afterCommitSubscribers: ReadonlyMap<string, AfterCommitSubscriber>
}

/** Of a registry that is only looked at. */
const noQueue: JobQueue = {
  add: async () => {},
  list: async () => [],
  schedules: async () => [],
  retry: async () => false,
}

/** Orders and checks the plugins, the host's own part first, and indexes what they contribute. Throws `BootRefused`. */
export function createRegistry(
  listed: readonly Plugin[],
  jobs: JobQueue = noQueue,
  mailer?: Mailer,
): Registry {
  const plugins: readonly Plugin[] = orderPlugins([
    createHostPlugin({ plugins: () => plugins, jobs, mailer }),
    ...listed,
  ])
  checkManifests(plugins)
  const subscribers = plugins.flatMap(({ subscribers = [] }) => subscribers)
  const inTransaction = groupBy(
    subscribers.filter((subscriber) => subscriber.when === 'in-transaction'),
    ({ eventId }) => eventId,
  )
  const afterCommitSubscribers = subscribers.filter((subscriber) => subscriber.when === 'after-commit')
  const afterCommit = groupBy(afterCommitSubscribers, ({ eventId }) => eventId)
  const contributions = groupBy(
    plugins.flatMap((plugin) => (plugin.extensions ?? []).map((extension) => ({ ...extension, plugin }))),
    ({ pointId }) => pointId,
  )
  const values = new Map([...contributions].map(([pointId, all]) => [pointId, all.map(({ value }) => value)]))
  const permissions = permissionsByRole(plugins)
  const withDependents = dependentsOf(plugins)
  const switchable = withDependents(plugins.map(({ id }) => id))
  const optionalOwners = new Map(
    plugins
      .filter(({ id }) => switchable.has(id))
      .flatMap((plugin) =>
        (plugin.subscribers ?? []).map((subscriber) => [subscriber.id, plugin.id] as const),
      ),
  )
  return {
    plugins,
    migrations: plugins.flatMap(({ migrations = [] }) => migrations),
    commands: plugins.flatMap(({ commands = [] }) => commands),
    jobs: plugins.flatMap(({ jobs = [] }) => jobs),
    permissionsOf: (role, off = nothing) => without(permissions.get(role) ?? nothing, off, plugins),
    withDependents,
    extensions: (pointId) => values.get(pointId) ?? [],
    contributions: (pointId) => contributions.get(pointId) ?? [],
    optionalOwner: (subscriberId) => optionalOwners.get(subscriberId),
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

const nothing: ReadonlySet<string> = new Set()

/** Permissions without those of the plugins that are off. */
function without(
  permissions: ReadonlySet<string>,
  off: ReadonlySet<string>,
  plugins: readonly Plugin[],
): ReadonlySet<string> {
  if (off.size === 0) return permissions
  const left = new Set(permissions)
  for (const plugin of plugins)
    if (off.has(plugin.id)) for (const { id } of Object.values(plugin.permissions ?? {})) left.delete(id)
  return left
}

/** Of the plugins named, those that are optional, and every plugin that cannot be there without them. */
function dependentsOf(plugins: readonly Plugin[]) {
  return (pluginIds: readonly string[]): ReadonlySet<string> => {
    if (pluginIds.length === 0) return nothing
    const off = new Set<string>()
    // In boot order, so that a plugin comes after what it depends on.
    for (const { id, optional, dependsOn = [] } of plugins)
      if ((optional && pluginIds.includes(id)) || dependsOn.some((needed) => off.has(needed))) off.add(id)
    return off
  }
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
