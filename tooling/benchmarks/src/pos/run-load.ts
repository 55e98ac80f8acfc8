import { openHttpTills } from './http-till.ts'
import { closeAndCompare, loadTills } from './load-tills.ts'
import { onDurableServer } from './on-durable-server.ts'
import { openPosShop } from './pos-shop.ts'
import { provenWrong } from './proven-wrong.ts'
import { startPosServer } from './server-process.ts'

export interface LoadRunOptions {
  readonly tills: number
  readonly customers: number
  readonly seconds: number
  readonly say: (line: string) => void
}

export interface LoadRun {
  readonly tills: number
  readonly seconds: number
  readonly receipts: number
  readonly refused: Readonly<Record<string, number>>
  /** Where a Z report says otherwise than its receipts, and what `erp verify` finds: nothing, unless something is broken. */
  readonly wrong: readonly string[]
}

/** Many tills for a while over HTTP on a durable server, then every session closed, compared and proven. */
export function runLoad({ tills, customers, seconds, say }: LoadRunOptions): Promise<LoadRun> {
  say('Starting a durable PostgreSQL')
  return onDurableServer(async ({ host, ownerUrl }) => {
    say(`Opening ${tills} tills, with ${customers.toLocaleString('en')} customers`)
    const shop = await openPosShop(host, { tills, customers })
    const server = await startPosServer(ownerUrl)
    try {
      const opened = await openHttpTills(server.url, shop)
      say(`Selling for ${seconds} seconds`)
      const loaded = await loadTills({ shop, tills: opened, seconds })
      say('Closing every session and comparing its Z report')
      const differences = await closeAndCompare(opened, loaded)
      for (const till of opened.values()) await till.close()
      say('Proving what was sold')
      await host.drain()
      const wrong = [...differences, ...(await provenWrong(host.database, shop.company))]
      const { receipts, refused } = loaded
      return { tills, seconds, receipts, refused: Object.fromEntries(refused), wrong }
    } finally {
      await server.stop()
    }
  })
}
