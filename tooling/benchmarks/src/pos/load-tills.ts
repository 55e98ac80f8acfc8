import type { OfferedMethod, Receipt, SessionReport } from '@erp/point-of-sale'
import { newId } from '@platform/database'
import { type HttpTill, NotDone } from './http-till.ts'
import type { PosShop } from './pos-shop.ts'
import { anyOf, lineOf } from './sell-by-wallet.ts'
import { newTally, type Tally, tallyReceipt } from './tally.ts'

export interface LoadOptions {
  readonly shop: PosShop
  /** By their sessions. */
  readonly tills: ReadonlyMap<string, HttpTill>
  readonly seconds: number
}

/** What the tills were told, to be held against what the sessions say of themselves. */
export interface LoadedTills {
  /** By session. */
  readonly tallies: ReadonlyMap<string, Tally>
  /** Receipts answered. */
  readonly receipts: number
  /** Refusals answered, by their code. */
  readonly refused: ReadonlyMap<string, number>
}

/**
 * A busy hour in little: every till at the same time, without a pause, in any mix of what a cashier does. Few customers
 * do most of the buying, so that tills fight over their wallets; now and then somebody wants more than anybody has.
 */
export async function loadTills({ shop, tills, seconds }: LoadOptions): Promise<LoadedTills> {
  const endsAt = performance.now() + seconds * 1000
  const tallies = new Map<string, Tally>()
  const refused = new Map<string, number>()
  const cashier = async ([sessionId, till]: [string, HttpTill]) => {
    const tally = newTally()
    tallies.set(sessionId, tally)
    const sold: Receipt[] = []
    while (performance.now() < endsAt)
      try {
        const receipt = await actAtTill(till, shop, { sessionId, sold })
        tallyReceipt(tally, receipt)
        if (receipt.kind === 'sale' && sold.length < 50) sold.push(receipt)
      } catch (error) {
        if (!(error instanceof NotDone) || /^\d+$/.test(error.code)) throw error
        refused.set(error.code, (refused.get(error.code) ?? 0) + 1)
      }
  }
  await Promise.all([...tills].map(cashier))
  const receipts = [...tallies.values()].reduce((sum, tally) => sum + tally.receipts, 0)
  return { tallies, receipts, refused }
}

function actAtTill(
  till: HttpTill,
  { customerIds, products }: PosShop,
  { sessionId, sold }: { readonly sessionId: string; readonly sold: Receipt[] },
): Promise<Receipt> {
  const chance = Math.random()
  const idempotencyKey = newId()
  const customerId = customerIds[Math.floor(Math.random() ** 4 * customerIds.length)] ?? anyOf(customerIds)
  const bought = Array.from({ length: 1 + Math.floor(Math.random() * 4) }, () => anyOf(products))
  const total = bought.reduce((sum, { unitPrice }) => sum + BigInt(unitPrice), 0n)
  const sale = { idempotencyKey, sessionId, customerId, lines: bought.map(lineOf) }
  const pay = (methodId: OfferedMethod['id'], amount: bigint, received?: bigint) => ({
    methodId,
    amount: amount.toString(),
    ...(received === undefined ? {} : { received: received.toString() }),
  })
  if (chance < 0.05 && sold.length > 0) {
    const [given] = sold.splice(Math.floor(Math.random() * sold.length), 1)
    return till.ask('orders.refund', {
      idempotencyKey,
      sessionId,
      orderId: given?.orderId,
      lines: 'all',
      reason: 'Brought back',
    })
  }
  if (chance < 0.15)
    return till.ask('recharges.make', {
      idempotencyKey,
      sessionId,
      customerId,
      methodId: 'wallet',
      amount: '1000',
      tenders: [pay(chance < 0.1 ? 'cash' : 'card', 1_000n)],
    })
  if (chance < 0.2) {
    const { productId, unitPrice } = anyOf(products)
    const amount = BigInt(unitPrice) * 20_000_000n
    // More than anybody has.
    return till.ask('orders.sell', {
      ...sale,
      lines: [{ productId, quantity: '20000000000', unitPrice }],
      tenders: [pay('wallet', amount)],
    })
  }
  if (chance < 0.3)
    return till.ask('orders.sell', {
      ...sale,
      tenders: [pay('cash', total, total + 500n)],
      keepChange: { methodId: 'wallet', amount: '350' },
    })
  if (chance < 0.4) return till.ask('orders.sell', { ...sale, tenders: [pay('card', total)] })
  if (chance < 0.5)
    return till.ask('orders.sell', { ...sale, tenders: [pay('wallet', total - 50n), pay('cash', 50n, 100n)] })
  if (chance < 0.55)
    return till.ask('orders.sell', { ...sale, tenders: [pay('wallet', 60n), pay('pay_later', total - 60n)] })
  return till.ask('orders.sell', { ...sale, tenders: [pay('wallet', total)] })
}

/**
 * Closes every session with the cash that is expected, and answers where its Z report says otherwise than the receipts
 * of its till: nothing, unless something is broken.
 */
export async function closeAndCompare(
  tills: ReadonlyMap<string, HttpTill>,
  { tallies }: LoadedTills,
): Promise<string[]> {
  const differences: string[] = []
  for (const [sessionId, till] of tills) {
    const before = await till.read<SessionReport>('sessions.report', { sessionId })
    await till.ask('sessions.close', {
      idempotencyKey: newId(),
      sessionId,
      countedCash: before.cash.expected.amount,
    })
    const report = await till.read<SessionReport>('sessions.report', { sessionId })
    if (report.kind !== 'Z') differences.push(`${report.session.name} is not closed`)
    const told = tallies.get(sessionId)
    if (told) differences.push(...differencesOf(report, told))
  }
  return differences
}

function differencesOf(report: SessionReport, told: Tally): string[] {
  const sum = ({ count, total }: { count: number; total: { amount: string } | bigint }) =>
    `${count} of ${typeof total === 'bigint' ? total : total.amount} in all`
  const figures: (readonly [what: string, said: string, told: string])[] = [
    ['receipts', String(report.receipts), String(told.receipts)],
    ['sales', sum(report.sales), sum(told.sale)],
    ['refunds', sum(report.refunds), sum(told.refund)],
    ['recharges', sum(report.recharges), sum(told.recharge)],
    ['cash too much', report.cash.difference?.amount ?? 'not known', '0'],
    ...[...told.tendered].map(([methodId, total]) => {
      const tender = report.tenders.find((one) => one.methodId === methodId)
      return [methodId, tender?.total.amount ?? '0', total.toString()] as const
    }),
  ]
  return figures.flatMap(([what, said, heard]) =>
    said === heard
      ? []
      : [`${report.session.name}: ${what}: ${said} in the Z report, ${heard} by its receipts`],
  )
}
