import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from '@platform/plugin-api'
import { createRegistry } from '@platform/plugin-host'

const manifest = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8'))
const packages = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
const plugins: Plugin[] = []
for (const name of packages.filter((name) => /^@(erp|wallet)\//.test(name)))
  for (const [exported, value] of Object.entries(await import(/* @vite-ignore */ name)))
    if (exported.endsWith('Plugin')) plugins.push(value as Plugin)

/**
 * The server halves of the plugins, for tests alone: from the packages that this program is made of, so that a new plugin
 * is there by itself.
 */
export const registry = createRegistry(plugins)
