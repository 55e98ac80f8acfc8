import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../outcome.ts'
import { CoinModel, type Played } from '../testing/coin-model.ts'
import { memoryLedger } from '../testing/memory.ts'
import { inSets, requestsOf, sequences } from '../testing/sequences.ts'
import type { TransactionRequest } from '../transaction-request.ts'
import { decide } from './decide.ts'
import type { LedgerState } from './state.ts'

const customers = ['ada', 'ben', 'cleo']
const floors = new Map([
  ['ada', 0],
  ['ben', -30],
  ['cleo', -200],
])
const numRuns = Number(process.env['LEDGER_SEQUENCES'] ?? 3_000)
const sequence = sequences({ owners: customers.length, maxLength: 40 })

const emptyLedger = () =>
  memoryLedger(customers.map((customerId) => ({ customerId, floor: BigInt(floors.get(customerId) ?? 0) })))

describe('decide', { timeout: 240_000 }, () => {
  it('answers as the coin model plays', () => {
    fc.assert(
      fc.property(sequence, (steps) => {
        const state = emptyLedger()
        const model = new CoinModel(floors)
        const seen = new Map<string, TransactionRequest>()
        for (const request of requestsOf(steps, customers)) {
          const [outcome] = decide(state, [request]).outcomes
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
          const outcomes = decide(together, requests).outcomes
          expect(inSets(requests, sizes).flatMap((set) => decide(apart, set).outcomes)).toEqual(outcomes)
          expect(apart.wallets).toEqual(together.wallets)
        },
      ),
      { numRuns: numRuns / 3 },
    )
  })

  it('does nothing for requests it has answered', () => {
    fc.assert(
      fc.property(sequence, (steps) => {
        const state = emptyLedger()
        const requests = requestsOf(steps, customers)
        const posted = decide(state, requests).outcomes.filter((outcome) => outcome.status === 'posted')
        const ids = new Set(posted.map(({ transactionId }) => transactionId))
        const again = decide(
          state,
          requests.filter(({ transactionId }) => ids.has(transactionId)),
        )
        expect(again.postings).toEqual([])
        expect(again.outcomes).toEqual(posted.map((outcome) => ({ ...outcome, status: 'replayed' })))
      }),
      { numRuns: numRuns / 3 },
    )
  })

  it('keeps every wallet at or above its floor, its lots what its balance says', () => {
    fc.assert(
      fc.property(sequence, (steps) => {
        const state = emptyLedger()
        for (const request of requestsOf(steps, customers)) {
          decide(state, [request])
          for (const wallet of state.wallets.values()) {
            expect(wallet.balance - wallet.held >= wallet.floor).toBe(true)
            const open = wallet.openLots.reduce((sum, lot) => sum + lot.remaining + lot.reserved, 0n)
            expect(open).toBe(wallet.balance > 0n ? wallet.balance : 0n)
            for (const lot of wallet.openLots)
              expect(lot.remaining + lot.reserved + lot.consumed + lot.expired).toBe(lot.amount)
          }
        }
      }),
      { numRuns: numRuns / 3 },
    )
  })
})

function told(outcome: Outcome | undefined): Played | undefined {
  if (outcome?.status === 'rejected') return { code: outcome.rejection.code }
  if (!outcome) return undefined
  const parts = Object.fromEntries(outcome.parts.map(({ origin, amount }) => [origin, Number(amount)]))
  return { balance: Number(outcome.balanceAfter), parts }
}

/** What remains of each lot, by the transaction that made it. */
function lotsOf(state: LedgerState, customerId: string): Record<string, number> {
  const wallet = state.wallets.get(customerId)
  const makers = new Map([...state.past.values()].flatMap(({ id, made }) => made.map((lot) => [lot, id])))
  return Object.fromEntries((wallet?.openLots ?? []).map((lot) => [makers.get(lot), Number(lot.remaining)]))
}
