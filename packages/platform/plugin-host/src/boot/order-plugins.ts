import type { Plugin } from '@platform/plugin-api'
import { BootRefused } from './boot-refused.ts'

/**
 * The order in which plugins boot and are migrated: each behind all it depends on, else as listed.
 * Refuses two plugins of one id, a dependency that is not there, and a cycle.
 */
export function orderPlugins(plugins: readonly Plugin[]): readonly Plugin[] {
  const byId = new Map<string, Plugin>()
  for (const plugin of plugins) {
    const other = byId.get(plugin.id)
    if (other)
      throw new BootRefused(`Two plugins have the id '${plugin.id}': '${other.name}' and '${plugin.name}'.`)
    byId.set(plugin.id, plugin)
  }
  const ordered = new Set<Plugin>()
  const visit = (plugin: Plugin, path: readonly string[]) => {
    if (ordered.has(plugin)) return
    if (path.includes(plugin.id)) {
      const cycle = [...path.slice(path.indexOf(plugin.id)), plugin.id]
      throw new BootRefused(`Plugins depend on each other in a circle: ${cycle.join(' -> ')}.`)
    }
    for (const id of plugin.dependsOn ?? []) {
      const dependency = byId.get(id)
      if (!dependency)
        throw new BootRefused(`Plugin '${plugin.id}' depends on '${id}', which is not among the plugins.`)
      visit(dependency, [...path, plugin.id])
    }
    ordered.add(plugin)
  }
  for (const plugin of plugins) visit(plugin, [])
  return [...ordered]
}
