import { newId } from '@platform/database'
import type { Measured } from '../ledger/measured.ts'
import type { HttpTill } from './http-till.ts'
import type { PosProduct, PosShop } from './pos-shop.ts'

export interface WalletSelling {
  readonly shop: PosShop
  /** The tills that sell at the same time, by their sessions. */
  readonly tills: ReadonlyMap<string, HttpTill>
  readonly seconds: number
}

/**
 * Sells without a pause at so many tills: as soon as one sale is answered, with its receipt, the next one is sent. A
 * sale has one to three lines and is paid whole by the wallet of a customer at random. A refused one ends the run.
 */
export async function sellByWallet({ shop, tills, seconds }: WalletSelling): Promise<Measured> {
  const latenciesMs: number[] = []
  const started = performance.now()
  const endsAt = started + seconds * 1000
  const cashier = async ([sessionId, till]: [string, HttpTill]) => {
    for (let before = performance.now(); before < endsAt; ) {
      const receipt = await till.ask('orders.sell', walletSale(shop, sessionId))
      if (receipt.tenders[0]?.methodId !== 'wallet') throw new Error('a sale was not paid by wallet')
      const now = performance.now()
      latenciesMs.push(now - before)
      before = now
    }
  }
  await Promise.all([...tills].map(cashier))
  return { count: latenciesMs.length, seconds: (performance.now() - started) / 1000, latenciesMs }
}

function walletSale({ customerIds, products }: PosShop, sessionId: string) {
  const bought = Array.from({ length: 1 + Math.floor(Math.random() * 3) }, () => anyOf(products))
  const total = bought.reduce((sum, { unitPrice }) => sum + BigInt(unitPrice), 0n)
  return {
    idempotencyKey: newId(),
    sessionId,
    customerId: anyOf(customerIds),
    lines: bought.map(lineOf),
    tenders: [{ methodId: 'wallet', amount: total.toString() }],
  }
}

/** A piece of a product at its price. */
export function lineOf({ productId, unitPrice }: PosProduct) {
  return { productId, quantity: '1000', unitPrice }
}

export function anyOf<Item>(items: readonly Item[]): Item {
  const item = items[Math.floor(Math.random() * items.length)]
  if (item === undefined) throw new RangeError('there is nothing to choose from')
  return item
}
