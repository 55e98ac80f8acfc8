import { createContext, useContext, useMemo } from 'react'
import type { WebExtension, WebExtensionPoint } from './extension-points.ts'
import { may, useSession } from './session.ts'
import type { SettingsPage, WebPlugin } from './web-plugin.ts'

/** The plugins this page was composed of; provided by the shell. */
export const WebPluginsContext = createContext<readonly WebPlugin[]>([])

const DEFAULT_ORDER = 100

/** The plugins of this page that are enabled for the reader's company. */
export function useWebPlugins(): readonly WebPlugin[] {
  const plugins = useContext(WebPluginsContext)
  const session = useSession()
  return useMemo(() => plugins.filter((plugin) => session.plugins.includes(plugin.id)), [plugins, session])
}

/** The sections under Settings, with the plugin each belongs to: of the enabled ones, and where others are switched on. */
export function useSettingsPages(): readonly {
  readonly plugin: WebPlugin
  readonly section: SettingsPage
}[] {
  const plugins = useContext(WebPluginsContext)
  const session = useSession()
  return useMemo(
    () =>
      plugins
        .flatMap((plugin) => plugin.settingsPages.map((section) => ({ plugin, section })))
        .filter(
          ({ plugin, section }) =>
            may(session, section.page.permission) &&
            (session.plugins.includes(plugin.id) ||
              (section.whenOff === true && session.pluginsOff.includes(plugin.id))),
        )
        .toSorted((left, right) => left.section.order - right.section.order),
    [plugins, session],
  )
}

/** What was contributed to a point by enabled plugins, and the reader may see, in order. */
export function useExtensions<Value>(point: WebExtensionPoint<Value>): readonly (Value & { id: string })[] {
  const plugins = useWebPlugins()
  const session = useSession()
  return useMemo(
    () =>
      plugins
        .flatMap((plugin) => plugin.extensions)
        .filter(
          (extension) => extension.point === point.id && may(session, extension.contribution.permission),
        )
        .toSorted(byOrder)
        // `fill` is the only maker of extensions, and it takes the point's own type.
        .map((extension) => extension.value as Value & { id: string }),
    [plugins, session, point],
  )
}

function byOrder(left: WebExtension, right: WebExtension): number {
  const difference = (left.contribution.order ?? DEFAULT_ORDER) - (right.contribution.order ?? DEFAULT_ORDER)
  return difference || left.contribution.id.localeCompare(right.contribution.id)
}
