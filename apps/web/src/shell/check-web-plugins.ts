import type { WebPlugin } from '@platform/plugin-api/web'

/**
 * Refuses a set of plugins that cannot be composed, naming the culprit: an id, app, page or contribution
 * given twice, a dependency that is not there, an entry in an app or group that nobody declares.
 */
export function checkWebPlugins(plugins: readonly WebPlugin[]): void {
  refuseTwice(
    plugins.map((plugin) => plugin.id),
    (id) => `Two web plugins have the id ${id}`,
  )
  refuseTwice(
    plugins.flatMap((plugin) => plugin.apps.map((app) => app.id)),
    (id) => `The app ${id} is declared twice`,
  )
  refuseTwice(
    plugins.flatMap((plugin) => plugin.pages.map((page) => page.path)),
    (path) => `Two pages have the address ${path}`,
  )
  refuseTwice(
    plugins.flatMap((plugin) => plugin.extensions.map((e) => `${e.contribution.id} at ${e.point}`)),
    (id) => `The contribution ${id} is given twice`,
  )
  const known = new Set(plugins.map((plugin) => plugin.id))
  const apps = new Map(plugins.flatMap((plugin) => plugin.apps.map((app) => [app.id, app] as const)))
  for (const plugin of plugins) {
    for (const needed of plugin.dependsOn)
      if (!known.has(needed))
        throw new Error(`The web plugin ${plugin.id} needs ${needed}, which is not there`)
    for (const { app: appId, group, label } of plugin.nav) {
      const app = apps.get(appId)
      if (!app) throw new Error(`The web plugin ${plugin.id} puts ${label} into the unknown app ${appId}`)
      if (group !== undefined && !app.groups?.some(({ id }) => id === group))
        throw new Error(
          `The web plugin ${plugin.id} puts ${label} under the unknown heading ${group} of ${appId}`,
        )
    }
  }
}

function refuseTwice(values: readonly string[], sentence: (value: string) => string): void {
  const twice = values.find((value, index) => values.indexOf(value) !== index)
  if (twice !== undefined) throw new Error(sentence(twice))
}
