import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { appUrl } from '@platform/database'
import { checks, companyDirectories, extensionsOf } from '@platform/plugin-api'
import { createHost } from '@platform/plugin-host'
import { testHost } from '@platform/testing'
import { afterAll, expect, it } from 'vitest'
import { loyaltyPlugin } from './plugin.ts'
import { addCustomer, ground, sell } from './testing/open-till.ts'

const root = path.resolve(import.meta.dirname, '../../../..')
const closing: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of closing) await close()
})

it('leaves, once it is taken out, a host that works on and in which nothing of it is', async () => {
  const before = await testHost({ plugins: [...ground, loyaltyPlugin] })
  const company = await before.createCompany({ currency: 'EUR' })
  const customerId = await addCustomer(before.database, company, 'Ada Quinn')
  await sell(before.database, company, { customerId, amount: 1_000n })
  await before.host.jobs.start()
  await before.close()

  const host = await createHost({
    plugins: ground,
    ownerUrl: before.ownerUrl,
    appUrl: appUrl(before.ownerUrl),
    migrationsRoot: path.join(root, 'packages'),
    durability: 'waived',
  })
  closing.push(() => host.close())
  const { database, registry } = host
  const parts = registry.plugins.flatMap(({ permissions = {}, subscribers = [], jobs = [], ...plugin }) => [
    plugin.id,
    ...[...Object.values(permissions), ...subscribers, ...jobs, ...(plugin.commands ?? [])].map(
      ({ id }) => id,
    ),
    ...(plugin.extensions ?? []).map(({ value }) => value.id),
  ])
  expect(parts.filter((id) => id.startsWith('loyalty'))).toEqual([])

  await sell(database, company, { customerId, amount: 1_000n })
  await host.dispatcher.drain()
  // What it had not yet heard waits for the day it comes back; nothing more is written for it.
  const { rows } = await database.pool.query(
    "select count(*)::integer as waiting from host.outbox where subscriber_id like 'loyalty.%'",
  )
  expect(rows).toEqual([{ waiting: 1 }])
  for (const check of extensionsOf(database, checks))
    if (check.id !== 'host.durability')
      expect((await check.run({ database })).differences, check.id).toEqual([])
  const [directory] = extensionsOf(database, companyDirectories)
  expect(await directory?.list(database)).toHaveLength(1)
})

it('is named nowhere else than where it is listed', () => {
  const naming = ['apps', 'packages', 'tooling']
    .flatMap((folder) => filesBelow(path.join(root, folder)))
    .filter((file) => /loyalty/i.test(readFileSync(file, 'utf8')))
    .map((file) => path.relative(root, file).replaceAll('\\', '/'))
    .filter((file) => !file.startsWith('packages/erp/loyalty/'))
  expect(naming.sort()).toEqual([
    'apps/server/package.json',
    'apps/server/src/plugins.ts',
    'apps/web/package.json',
    'apps/web/src/plugins.ts',
  ])
})

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist', 'generated', '.turbo', 'coverage'].includes(entry.name)) return []
    const place = path.join(folder, entry.name)
    if (entry.isDirectory()) return filesBelow(place)
    return /\.(tsx?|mjs|json|sql|css|html|prisma)$/.test(entry.name) ? [place] : []
  })
}
