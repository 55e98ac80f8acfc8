import { type Database, newId } from '@platform/database'
import { type Company, Refusal, requestHash } from '@platform/plugin-api'
import { batchedCharges, type ChargeRequest } from '@wallet/accounting-bridge'
import type { Measured } from './measured.ts'

export interface TillOptions {
  readonly database: Database
  readonly company: Company
  /** Whom it sells to, each time another at random. */
  readonly customerIds: readonly string[]
  /** How many sales are under way at any moment. */
  readonly inFlight: number
  readonly seconds: number
}

/**
 * Sells without a pause: as soon as one charge of a wallet is answered, and so durable, the next one is sent. What is
 * counted is whole postings; a refused one ends the run.
 */
export async function sell({
  database,
  company,
  customerIds,
  inFlight,
  seconds,
}: TillOptions): Promise<Measured> {
  const charge = batchedCharges(database)
  const latenciesMs: number[] = []
  const started = performance.now()
  const endsAt = started + seconds * 1000
  const cashier = async () => {
    for (let before = performance.now(); before < endsAt; ) {
      const customerId = customerIds[Math.floor(Math.random() * customerIds.length)] ?? ''
      const outcome = await charge({ company, request: sale(customerId, company.currency) })
      if (outcome instanceof Refusal) throw outcome
      const now = performance.now()
      latenciesMs.push(now - before)
      before = now
    }
  }
  await Promise.all(Array.from({ length: inFlight }, cashier))
  return { count: latenciesMs.length, seconds: (performance.now() - started) / 1000, latenciesMs }
}

const day = '2026-03-02'

/** A sale as a till sends it: an amount of a few cents, a key and a source of its own. */
function sale(customerId: string, currency: string): ChargeRequest {
  const idempotencyKey = newId()
  const amount = BigInt(1 + Math.floor(Math.random() * 100))
  return {
    customerId,
    currency,
    amount,
    source: `order:${idempotencyKey}`,
    reference: `R-${idempotencyKey.slice(-8)}`,
    idempotencyKey,
    requestHash: requestHash({ customerId, amount }),
    actorId: null,
    date: day,
  }
}
