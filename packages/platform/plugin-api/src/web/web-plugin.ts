import type { ComponentType } from 'react'
import type { WebExtension } from './extension-points.ts'
import type { MessageKey, Messages, MessageTable } from './messages.ts'
import type { AnyPage } from './pages.ts'

export type IconComponent = ComponentType<{ size?: number | string; stroke?: number | string }>

/** One tile of "All apps". Its navigation is gathered from every plugin that names its id. */
export type AppEntry<Key extends string = string> = {
  readonly id: string
  readonly label: Key
  /** One line on the launcher, under the name. */
  readonly hint: Key
  readonly icon: IconComponent
  /** Smaller comes first. */
  readonly order: number
  /** The headings of its bar; any plugin's entries may stand under them. */
  readonly groups?: readonly NavGroup<Key>[]
}

/** A link in an app's bar, below the heading of its group. */
export type NavEntry<Key extends string = string> = {
  readonly app: string
  /** The id of one of the app's groups; entries without one stand in the bar itself. */
  readonly group?: string
  readonly label: Key
  readonly page: AnyPage
  readonly order: number
}

/** A heading in an app's bar, in the words of the app's owner. */
export type NavGroup<Key extends string = string> = {
  readonly id: string
  readonly label: Key
  readonly order: number
}

/** An entry of the command palette besides pages, such as "Receive payment". */
export type PaletteAction<Key extends string = string> = {
  readonly id: string
  readonly label: Key
  readonly href: string
  readonly permission?: string | undefined
}

/** A section under Settings. */
export type SettingsPage<Key extends string = string> = {
  readonly label: Key
  readonly hint: Key
  readonly page: AnyPage
  readonly order: number
  /** There also for a company that has switched the plugin off: where it is switched on again. */
  readonly whenOff?: boolean
}

/** The browser half of a plugin: data only, so that the shell can compose and check it before anything runs. */
export type WebPlugin<Key extends string = string> = {
  readonly id: string
  readonly dependsOn: readonly string[]
  readonly messages: Messages
  readonly apps: readonly AppEntry<Key>[]
  readonly nav: readonly NavEntry<Key>[]
  readonly pages: readonly AnyPage[]
  readonly settingsPages: readonly SettingsPage<Key>[]
  readonly actions: readonly PaletteAction<Key>[]
  readonly extensions: readonly WebExtension[]
}

type WebPluginParts<Always extends MessageTable> = Pick<WebPlugin, 'id'> & {
  messages: Messages<Always>
} & Partial<Omit<WebPlugin<MessageKey<Always>>, 'id' | 'messages'>>

/**
 * Describes the browser half of a plugin. Labels are keys of its own messages, of those that are always there, checked by
 * the compiler.
 */
export function defineWebPlugin<const Always extends MessageTable>(parts: WebPluginParts<Always>): WebPlugin {
  if (parts.messages.namespace !== parts.id)
    throw new Error(`The messages of plugin ${parts.id} are named ${parts.messages.namespace}`)
  return {
    dependsOn: [],
    apps: [],
    nav: [],
    pages: [],
    settingsPages: [],
    actions: [],
    extensions: [],
    ...parts,
  }
}
