import { type IconComponent, may, type Session, type WebPlugin } from '@platform/plugin-api/web'

/** A word of some plugin, still to be said in the reader's language. */
export type Label = { readonly namespace: string; readonly key: string }

export type NavLink = { readonly label: Label; readonly path: string }

export type NavSection = { readonly id: string; readonly label: Label; readonly links: readonly NavLink[] }

/** One app as this reader may use it. */
export type App = {
  readonly id: string
  readonly label: Label
  readonly hint: Label
  readonly icon: IconComponent
  /** Where its tile leads: its first page. */
  readonly home: string
  /** Links in the bar itself, then headings with links below. */
  readonly links: readonly NavLink[]
  readonly sections: readonly NavSection[]
}

/** The apps that have a page this reader may see, in the order of the launcher. */
export function composeApps(plugins: readonly WebPlugin[], session: Session): readonly App[] {
  const entries = plugins
    .flatMap((plugin) => plugin.nav.map((entry) => ({ ...entry, namespace: plugin.id })))
    .filter((entry) => may(session, entry.page.permission))
    .toSorted((left, right) => left.order - right.order)

  return plugins
    .flatMap((plugin) => plugin.apps.map((app) => ({ ...app, namespace: plugin.id })))
    .toSorted((left, right) => left.order - right.order)
    .flatMap((app): App[] => {
      const word = (key: string): Label => ({ namespace: app.namespace, key })
      const linksIn = (group: string | undefined): NavLink[] =>
        entries
          .filter((entry) => entry.app === app.id && entry.group === group)
          .map((entry) => ({
            label: { namespace: entry.namespace, key: entry.label },
            path: entry.page.path,
          }))
      const links = linksIn(undefined)
      const sections = (app.groups ?? [])
        .toSorted((left, right) => left.order - right.order)
        .map((group) => ({ id: group.id, label: word(group.label), links: linksIn(group.id) }))
        .filter((section) => section.links.length > 0)
      const home = links[0] ?? sections[0]?.links[0]
      if (home === undefined) return []
      return [
        {
          id: app.id,
          label: word(app.label),
          hint: word(app.hint),
          icon: app.icon,
          home: home.path,
          links,
          sections,
        },
      ]
    })
}

/** Every link of an app, headings left out. */
export function linksOf(app: App): readonly NavLink[] {
  return [...app.links, ...app.sections.flatMap((section) => section.links)]
}

/** The link that an address belongs to: its own, or that of the list a document is kept in. */
export function activeLink(apps: readonly App[], pathname: string): { app: App; link: NavLink } | undefined {
  const candidates = apps.flatMap((app) => linksOf(app).map((link) => ({ app, link })))
  return candidates
    .filter(({ link }) => pathname === link.path || pathname.startsWith(`${link.path}/`))
    .toSorted((left, right) => right.link.path.length - left.link.path.length)[0]
}
