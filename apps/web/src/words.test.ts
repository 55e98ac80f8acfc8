import { accountingPlugin } from '@erp/accounting'
import { catalogPlugin } from '@erp/catalog'
import { customersPlugin } from '@erp/customers'
import { identityPlugin } from '@erp/identity'
import { pointOfSalePlugin } from '@erp/point-of-sale'
import { type Check, checks } from '@platform/plugin-api'
import { createRegistry } from '@platform/plugin-host'
import { walletPlugin } from '@wallet/plugin'
import { walletPosPlugin } from '@wallet/pos-payments'
import { walletReconciliationPlugin } from '@wallet/reconciliation'
import { beforeAll, expect, it } from 'vitest'
import { webPlugins } from './plugins.ts'

const registry = createRegistry([
  identityPlugin,
  customersPlugin,
  catalogPlugin,
  accountingPlugin,
  pointOfSalePlugin,
  walletPlugin,
  walletPosPlugin,
  walletReconciliationPlugin,
])

/** What each plugin can say, by its id. That Arabic says as much as English, each plugin tests itself. */
const words = new Map<string, ReadonlySet<string>>()
beforeAll(async () => {
  for (const { id, messages } of webPlugins)
    words.set(
      id,
      new Set([...Object.keys(messages.always.en), ...Object.keys((await messages.pages?.en()) ?? {})]),
    )
})

it('has words for every permission that the server knows', () => {
  const permissions = registry.plugins.flatMap(({ id, permissions }) =>
    Object.values(permissions ?? {}).map((permission) => ({
      plugin: id,
      key: `permission.${permission.id}`,
    })),
  )
  expect(permissions.length).toBeGreaterThan(50)
  expect(permissions.filter(({ plugin, key }) => !words.get(plugin)?.has(key))).toEqual([])
})

it('has words for every check that a reconciliation runs', () => {
  const ids = registry
    .contributions(checks.id)
    .map(({ value }) => (value as Check).id)
    .filter((id) => !id.startsWith('host.'))
  expect(ids.length).toBeGreaterThan(40)
  const speaking = (id: string) => ['wallet-reconciliation', id.split('.')[0] ?? '']
  expect(ids.filter((id) => !speaking(id).some((plugin) => words.get(plugin)?.has(`check.${id}`)))).toEqual(
    [],
  )
})
