import { tellCounts } from '@tooling/vitest'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../outcome.ts'
import { CoinModel, type Played } from '../testing/coin-model.ts'
import { memoryLedger } from '../testing/memory.ts'
import { byMoment, inSets, requestsOf, sequences } from '../testing/sequences.ts'
import type { TransactionRequest } from '../transaction-request.ts'
import { type Decision, decide } from './decide.ts'
import { leftOf } from './hold.ts'
import type { LedgerState, Lot } from './state.ts'

const customers = ['ada', 'ben', 'cleo']
const floors = new Map([
  ['ada', 0],
  ['ben', -30],
  ['cleo', -200],
])
const numRuns = Number(process.env['WALLET_SEQUENCES'] ?? 3_000)
/** In whole numbers: of half a run fast-check makes one after another for ever. */
const fewerRuns = Math.ceil(numRuns / 3)
const sequence = sequences({ owners: customers.length, maxLength: 40 })

const emptyLedger = () =>
  memoryLedger(customers.map((customerId) => ({ customerId, floor: BigInt(floors.get(customerId) ?? 0) })))

/** Judges a set when the clock says so. */
function decideAt(state: LedgerState, now: Date, set: readonly TransactionRequest[]): Decision {
  state.now = now
  return decide(state, set)
}

describe('decide', { timeout: 120_000 + numRuns * 40 }, () => {
  it('answers as the coin model plays', () => {
    const counts = { sequences: 0, requests: 0, posted: 0, replayed: 0, rejected: 0 }
    fc.assert(
      fc.property(sequence, (steps) => {
        counts.sequences++
        const state = emptyLedger()
        const model = new CoinModel(floors)
        const seen = new Map<string, TransactionRequest>()
        for (const request of requestsOf(steps, customers)) {
          const [outcome] = decideAt(state, request.occurredAt, [request]).outcomes
          counts.requests++
          if (outcome) counts[outcome.status]++
          const first = seen.get(request.idempotencyKey)
          if (first) {
            const replayed = first.requestHash.equals(request.requestHash)
            expect(outcome).toMatchObject(
              replayed
                ? { status: 'replayed', transactionId: first.transactionId }
                : { status: 'rejected', rejection: { code: 'key_reused' } },
            )
            continue
          }
          expect(told(outcome)).toEqual(model.play(request))
          // A request that was refused does not use up its key.
          if (outcome?.status === 'posted') seen.set(request.idempotencyKey, request)
        }
        for (const customerId of customers) expect(lotsOf(state, customerId)).toEqual(model.bags(customerId))
      }),
      { numRuns },
    )
    tellCounts('against the model of coins', counts)
  })

  it('answers a set as it would one request at a time, and any split alike', () => {
    fc.assert(
      fc.property(
        sequence,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        (steps, sizes) => {
          const requests = requestsOf(steps, customers)
          const together = emptyLedger()
          const apart = structuredClone(together)
          const moments = byMoment(requests)
          const whole = moments.map(({ now, set }) => decideAt(together, now, set))
          const split = moments.flatMap(({ now, set }) =>
            inSets(set, sizes).map((part) => decideAt(apart, now, part)),
          )
          for (const kind of ['outcomes', 'systemPostings'] as const)
            expect(split.flatMap((decision) => decision[kind] as unknown[])).toEqual(
              whole.flatMap((decision) => decision[kind] as unknown[]),
            )
          expect(apart.wallets).toEqual(together.wallets)
          expect(apart.holds).toEqual(together.holds)
        },
      ),
      { numRuns: fewerRuns },
    )
  })

  it('does nothing for requests it has answered', () => {
    fc.assert(
      fc.property(sequence, (steps) => {
        const state = emptyLedger()
        const requests = requestsOf(steps, customers)
        const posted = requests
          .flatMap((request) => decideAt(state, request.occurredAt, [request]).outcomes)
          .filter((outcome) => outcome.status === 'posted')
        const ids = new Set(posted.map(({ transactionId }) => transactionId))
        const again = decide(
          state,
          requests.filter(({ transactionId }) => ids.has(transactionId)),
        )
        expect(again.postings).toEqual([])
        expect(again.outcomes).toEqual(
          posted.map(({ received: _, ...outcome }) => ({ ...outcome, status: 'replayed' })),
        )
      }),
      { numRuns: fewerRuns },
    )
  })

  it('keeps every wallet at or above its floor, and its lots and holds what its balance says', () => {
    fc.assert(
      fc.property(sequence, (steps) => {
        const state = emptyLedger()
        for (const request of requestsOf(steps, customers)) {
          decideAt(state, request.occurredAt, [request])
          for (const wallet of state.wallets.values()) {
            expect(wallet.balance - wallet.held >= wallet.floor).toBe(true)
            const available = wallet.balance - wallet.held
            expect(sum(wallet.openLots, (lot) => lot.remaining)).toBe(available > 0n ? available : 0n)
            expect(sum(wallet.openLots, (lot) => lot.reserved)).toBe(wallet.held)
            expect(sum(wallet.openHolds, leftOf)).toBe(wallet.held)
            for (const hold of wallet.openHolds)
              expect(sum([...hold.lots.values()], (part) => part)).toBe(leftOf(hold))
            for (const lot of wallet.openLots)
              expect(lot.remaining + lot.reserved + lot.consumed + lot.expired).toBe(lot.amount)
          }
        }
      }),
      { numRuns: fewerRuns },
    )
  })
})

function told(outcome: Outcome | undefined): Played | undefined {
  if (outcome?.status === 'rejected') return { code: outcome.rejection.code }
  if (!outcome) return undefined
  const parts = Object.fromEntries(outcome.parts.map(({ origin, amount }) => [origin, Number(amount)]))
  return {
    balance: Number(outcome.balanceAfter),
    available: Number(outcome.availableAfter),
    lapsed: Number(outcome.lapsed),
    parts,
  }
}

/** What remains of each lot, in the order in which it is spent. */
function lotsOf(state: LedgerState, customerId: string): ReturnType<CoinModel['bags']> {
  const lots = state.wallets.get(customerId)?.openLots ?? []
  return lots
    .filter(({ remaining }) => remaining > 0n)
    .map(({ origin, expiresAt, remaining }: Lot) => ({
      origin,
      expires: expiresAt?.getTime() ?? Number.MAX_SAFE_INTEGER,
      coins: Number(remaining),
    }))
}

function sum<Item>(items: readonly Item[], amountOf: (item: Item) => bigint): bigint {
  return items.reduce((total, item) => total + amountOf(item), 0n)
}
