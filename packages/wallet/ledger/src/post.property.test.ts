import { newId } from '@platform/database'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decide } from './decide/decide.ts'
import type { Outcome } from './outcome.ts'
import { differencesIn, type TestLedger, testLedger } from './testing/ledger.ts'
import { memoryLedger } from './testing/memory.ts'
import { credit } from './testing/requests.ts'
import { inSets, requestsOf, sequences } from './testing/sequences.ts'

const floors = [0n, -40n]
let ledger: TestLedger

beforeAll(async () => {
  ledger = await testLedger()
})
afterAll(() => ledger.close())

describe('post', () => {
  it('answers from the rows what decide answers from memory, in sets of any size', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        sequences({ owners: floors.length, maxLength: 30 }),
        fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 4 }),
        async (steps, sizes) => {
          const customers = await customersWithFloors()
          const requests = requestsOf(steps, customers)
          const state = memoryLedger(
            customers.map((customerId, index) => ({ customerId, floor: floors[index] ?? 0n })),
          )
          const expected = decide(state, requests).outcomes
          const answered: Outcome[] = []
          for (const set of inSets(requests, sizes)) answered.push(...(await ledger.post(...set)))
          expect(answered.map(withoutWallet)).toEqual(expected.map(withoutWallet))
        },
      ),
      { numRuns: 60 },
    )
    expect(await differencesIn(ledger.database)).toEqual([])
  })
})

/** New customers whose wallets may go as far below zero as `floors` say. */
async function customersWithFloors(): Promise<string[]> {
  const customers = floors.map(() => newId())
  // Refused, but the wallets are made.
  await ledger.post(...customers.map((customerId) => credit({ customerId, amount: 0n })))
  for (const [index, customerId] of customers.entries())
    await ledger.asOwner('update wallet.wallet set floor = $2 where customer_id = $1', [
      customerId,
      floors[index],
    ])
  return customers
}

function withoutWallet(outcome: Outcome): unknown {
  return outcome.status === 'rejected' ? outcome : { ...outcome, walletId: null }
}
