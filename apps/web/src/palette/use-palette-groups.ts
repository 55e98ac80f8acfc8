import {
  may,
  type PaletteResult,
  paletteSearches,
  useExtensions,
  useSession,
  useSettingsPages,
  useWebPlugins,
} from '@platform/plugin-api/web'
import { useMessages, useSayUnchecked } from '@platform/ui'
import { useQueries } from '@tanstack/react-query'
import { messages } from '../messages.ts'
import { type App, linksOf } from '../shell/navigation.ts'

export type PaletteGroup = { readonly heading: string; readonly entries: readonly PaletteResult[] }

/** What the palette shows for a text: actions, then pages, then documents that plugins find. */
export function usePaletteGroups({
  apps,
  text,
  searched,
}: {
  apps: readonly App[]
  text: string
  /** The text a moment ago: what the server is asked for. */
  searched: string
}): { groups: readonly PaletteGroup[]; searching: boolean } {
  const t = useMessages(messages)
  const say = useSayUnchecked()
  const session = useSession()
  const plugins = useWebPlugins()
  const searches = useExtensions(paletteSearches)
  const settings = useSettingsPages()
  const found = useQueries({
    queries: searches.map((source) => ({
      queryKey: ['shell', 'palette', source.id, searched],
      queryFn: ({ signal }: { signal: AbortSignal }) => source.search(searched, signal),
      enabled: searched !== '',
    })),
  })

  const documents = searches.map((source, index) => ({
    heading: source.heading(),
    entries: searched === '' ? [] : (found[index]?.data ?? []),
  }))
  const actions = plugins.flatMap((plugin) =>
    plugin.actions
      .filter((action) => may(session, action.permission))
      .map((action) => ({ id: action.id, label: say(plugin.id, action.label), href: action.href })),
  )
  const pages = apps.flatMap((app) =>
    linksOf(app).map((link) => ({
      id: link.path,
      label: say(link.label.namespace, link.label.key),
      hint: say(app.label.namespace, app.label.key),
      href: link.path,
    })),
  )
  const inMenus = new Set(pages.map(({ id }) => id))
  const settingsPages = settings
    .filter(({ section }) => !inMenus.has(section.page.path))
    .map(({ plugin, section }) => ({
      id: section.page.path,
      label: say(plugin.id, section.label),
      hint: t('settings.title'),
      href: section.page.path,
    }))
  const groups = [
    { heading: t('palette.actions'), entries: matching(actions, text) },
    { heading: t('palette.pages'), entries: matching([...pages, ...settingsPages], text) },
    // Last, for they arrive late: nothing may move under the hand that presses Enter.
    ...documents,
  ]
  return {
    groups: groups.filter((group) => group.entries.length > 0),
    // From the first letter on: nothing is missing before it was looked for.
    searching: text !== searched || found.some((query) => query.isFetching),
  }
}

/** Those that have every word of the text somewhere in their name. */
function matching(entries: readonly PaletteResult[], text: string): readonly PaletteResult[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return entries.filter((entry) => {
    const name = `${entry.label} ${entry.hint ?? ''}`.toLocaleLowerCase()
    return words.every((word) => name.includes(word))
  })
}
