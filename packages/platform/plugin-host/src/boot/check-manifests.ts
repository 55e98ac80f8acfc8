import type { Plugin } from '@platform/plugin-api'
import { BootRefused } from './boot-refused.ts'
import { procedurePermissions } from './procedure-permissions.ts'

/** Refuses plugins that contradict each other or themselves; the message names who and what. */
export function checkManifests(plugins: readonly Plugin[]): void {
  for (const { id, settings } of plugins)
    if (settings && settings.pluginId !== id)
      throw new BootRefused(`Plugin '${id}' has settings made for plugin '${settings.pluginId}'.`)
  refuseDuplicates('extension point', plugins, ({ extensionPoints = [] }) =>
    extensionPoints.map(({ id }) => id),
  )
  refuseDuplicates('permission', plugins, ({ permissions = {} }) =>
    Object.values(permissions).map(({ id }) => id),
  )
  refuseDuplicates('event subscriber', plugins, ({ subscribers = [] }) => subscribers.map(({ id }) => id))
  refuseDuplicates('command', plugins, ({ commands = [] }) => commands.map(({ id }) => id))
  refuseDuplicates('job', plugins, ({ jobs = [] }) => jobs.map(({ id }) => id))
  refuseDuplicates('migrations folder', plugins, ({ migrations = [] }) => migrations)
  checkExtensions(plugins)
  checkProcedures(plugins)
}

function refuseDuplicates(
  what: string,
  plugins: readonly Plugin[],
  idsOf: (plugin: Plugin) => readonly string[],
) {
  const owners = new Map<string, string>()
  for (const plugin of plugins)
    for (const id of idsOf(plugin)) {
      const other = owners.get(id)
      if (other === plugin.id) throw new BootRefused(`Plugin '${plugin.id}' lists the ${what} '${id}' twice.`)
      if (other !== undefined)
        throw new BootRefused(`Plugins '${other}' and '${plugin.id}' both have the ${what} '${id}'.`)
      owners.set(id, plugin.id)
    }
}

function checkExtensions(plugins: readonly Plugin[]): void {
  const points = new Set(plugins.flatMap(({ extensionPoints = [] }) => extensionPoints.map(({ id }) => id)))
  const contributors = new Map<string, string>()
  for (const plugin of plugins)
    for (const { pointId, value } of plugin.extensions ?? []) {
      if (!points.has(pointId))
        throw new BootRefused(
          `Plugin '${plugin.id}' extends '${pointId}' with '${value.id}', but no plugin declares that extension point.`,
        )
      const key = `${pointId} ${value.id}`
      const other = contributors.get(key)
      if (other !== undefined)
        throw new BootRefused(
          `The extension point '${pointId}' gets '${value.id}' twice: from plugin '${other}' and from plugin '${plugin.id}'.`,
        )
      contributors.set(key, plugin.id)
    }
}

function checkProcedures(plugins: readonly Plugin[]): void {
  const declared = new Set(
    plugins.flatMap(({ permissions = {} }) => Object.values(permissions).map(({ id }) => id)),
  )
  for (const { id, router } of plugins)
    for (const { path, permission } of router ? procedurePermissions(router) : []) {
      if (permission === undefined)
        throw new BootRefused(`The procedure '${path}' of plugin '${id}' names no permission.`)
      if (permission !== 'public' && !declared.has(permission))
        throw new BootRefused(
          `The procedure '${path}' of plugin '${id}' asks for the permission '${permission}', which no plugin declares.`,
        )
    }
}
