import type { AnyRouter } from '@trpc/server'
import type { Command } from './command.ts'
import type { Subscriber } from './event.ts'
import type { Extension, ExtensionPoint } from './extension-point.ts'
import type { Job } from './job.ts'
import type { Permission } from './permission.ts'
import type { Settings } from './settings.ts'

/** A plugin's manifest: data only, so that the host can refuse at boot what does not fit, and say why. */
export interface Plugin {
  /** Kebab case. Its router is mounted at /trpc/<id>. */
  readonly id: string
  /** As shown to people. */
  readonly name: string
  /**
   * A company may switch it off. Then it is gone from the company's screens, its procedures are refused, and nothing it
   * contributes is asked, but for subscribers that say so; what it has kept stays, and is still verified. Plugins that
   * depend on it go off with it.
   */
  readonly optional?: true
  /** Ids of the plugins that must run, and be migrated, before this one. */
  readonly dependsOn?: readonly string[]
  /** Folders below packages/ whose migrations/ are this plugin's, in order: 'wallet/ledger'. */
  readonly migrations?: readonly string[]
  readonly router?: AnyRouter
  /** By name, as `definePermissions` made them. */
  readonly permissions?: Readonly<Record<string, Permission>>
  readonly settings?: Settings
  readonly jobs?: readonly Job[]
  readonly subscribers?: readonly Subscriber[]
  /** The points this plugin owns; only to a declared one may others contribute. */
  // biome-ignore lint/suspicious/noExplicitAny: a list of points of every kind; `extend` typed each contribution.
  readonly extensionPoints?: readonly ExtensionPoint<any>[]
  readonly extensions?: readonly Extension[]
  readonly commands?: readonly Command[]
}

export function definePlugin<const Manifest extends Plugin>(plugin: Manifest): Manifest {
  return plugin
}
