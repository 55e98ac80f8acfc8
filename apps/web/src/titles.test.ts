import {
  accountingPlugin,
  accountRoles,
  journalRoles,
  paymentDestinations,
  taxSources,
} from '@erp/accounting'
import { expect, it } from 'vitest'
import { webPlugins } from './plugins.ts'
import { registry } from './testing/server-halves.ts'

// Once "Goes to: Wallet" and "Is point of sale journal" stood in English on Arabic pages: these titles are the
// server's, and the pages of accounting say them without fetching the words of the pages of other plugins.
it.each([
  ['destination', paymentDestinations.id],
  ['accountRole', accountRoles.id],
  ['journalRole', journalRoles.id],
  ['taxSource', taxSources.id],
])('says every %s of a plugin in Arabic wherever accounting shows it', async (kind, point) => {
  const titled = registry
    .contributions(point)
    .map(({ plugin, value }) => ({ plugin: plugin.id, key: `${kind}.${(value as { id: string }).id}` }))
    .filter(({ plugin }) => plugin !== accountingPlugin.id)
  expect(titled.length).toBeGreaterThan(0)
  const always = new Map<string, object>()
  for (const { id, messages } of webPlugins) always.set(id, await messages.always.ar())
  expect(titled.filter(({ plugin, key }) => !(key in (always.get(plugin) ?? {})))).toEqual([])
})
