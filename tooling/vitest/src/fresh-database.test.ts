import { expect, it } from 'vitest'
import { connected } from './admin.ts'
import { freshDatabase } from './fresh-database.ts'

it('gives every caller a database of its own', async () => {
  const [one, other] = await Promise.all([freshDatabase([]), freshDatabase([])])
  await connected(one.ownerUrl, (client) => client.query('create table mark ()'))
  const found = await connected(other.ownerUrl, (client) =>
    client.query(`select to_regclass('mark') as mark`),
  )
  expect(found.rows).toEqual([{ mark: null }])
})

it('connects as the application, which may not change the schema', async () => {
  const { url } = await freshDatabase([])
  await expect(connected(url, (client) => client.query('create schema mine'))).rejects.toThrow(
    'permission denied',
  )
  const { rows } = await connected(url, (client) =>
    client.query(
      `select pg_has_role('erp_app', 'member') as member, rolsuper from pg_roles where rolname = current_user`,
    ),
  )
  expect(rows).toEqual([{ member: true, rolsuper: false }])
})
