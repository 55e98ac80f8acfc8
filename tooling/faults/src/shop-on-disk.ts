import path from 'node:path'
import type { Host } from '@platform/plugin-host'
import { type DurableServer, durableServer } from '@tooling/vitest'
import { buildProgram } from './build-program.ts'
import type { Shape } from './client.ts'
import { type Client, startClient } from './clients.ts'
import { bootShop, openShop, type Shop } from './shop.ts'

/** The packages of this checkout. */
export const packages = path.resolve(import.meta.dirname, '../../../packages')

/** A shop on a server of its own that keeps what it acknowledged. */
export interface ShopOnDisk {
  readonly server: DurableServer
  readonly ownerUrl: string
  /** This process's own host, for looking and for settling. */
  readonly host: Host
  readonly shop: Shop
  /** Starts a process that sells in it without a pause. */
  startClient(shape: Shape): Client
  close(): Promise<void>
}

export async function shopOnDisk(customers: number): Promise<ShopOnDisk> {
  const [server, client] = await Promise.all([durableServer(), buildProgram('client')])
  const { ownerUrl } = await server.createDatabase('shop', [])
  const host = await bootShop(ownerUrl, packages)
  const shop = await openShop(host, customers)
  const clients: Client[] = []
  return {
    server,
    ownerUrl,
    host,
    shop,
    startClient(shape) {
      const started = startClient(client.program, {
        ownerUrl,
        migrationsRoot: packages,
        shop,
        shape,
        inFlight: 12,
      })
      clients.push(started)
      return started
    },
    async close() {
      // A test that failed half way has stopped none.
      await Promise.all(clients.map((started) => started.kill9()))
      // Nothing of it is kept, so it need not be shut down in good order.
      await server.kill9()
      await host.close()
      await server.stop()
      client.remove()
    },
  }
}
