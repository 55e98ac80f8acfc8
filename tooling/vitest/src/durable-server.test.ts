import { afterAll, expect, it } from 'vitest'
import { connected } from './admin.ts'
import { type DurableServer, durableServer } from './durable-server.ts'

let server: DurableServer | undefined
afterAll(() => server?.stop())

it('keeps what it acknowledged through kill -9, on the same port', async () => {
  server = await durableServer()
  const { ownerUrl } = await server.createDatabase('books', [])
  await connected(ownerUrl, (client) =>
    client.query('create table entry (id integer); insert into entry values (1)'),
  )
  await server.kill9()
  await expect(connected(ownerUrl, (client) => client.query('select 1'))).rejects.toThrow('ECONN')
  await server.restart()
  const { rows } = await connected(ownerUrl, (client) => client.query('select id from entry'))
  expect(rows).toEqual([{ id: 1 }])
  expect(new URL(ownerUrl).port).toBe(String(server.port))
})
