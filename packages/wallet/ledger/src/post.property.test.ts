import { newId } from '@platform/database'
import { tellCounts } from '@tooling/vitest'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decide } from './decide/decide.ts'
import type { Answer } from './post.ts'
import { differencesIn, type TestLedger, testLedger } from './testing/ledger.ts'
import { memoryLedger } from './testing/memory.ts'
import { credit } from './testing/requests.ts'
import { byMoment, inSets, requestsOf, sequences } from './testing/sequences.ts'

const floors = [0n, -40n]
/** Each takes a hundred round trips, so there are fewer of them than of those in memory. */
const numRuns = Math.ceil(Number(process.env['WALLET_SEQUENCES'] ?? 3_000) / 50)
let ledger: TestLedger

beforeAll(async () => {
  ledger = await testLedger()
})
afterAll(() => ledger.close())

describe('post', () => {
  it('answers from the rows what decide answers from memory, in sets of any size', {
    timeout: 60_000 + numRuns * 1_000,
  }, async () => {
    const counts = { sequences: 0, requests: 0 }
    await fc.assert(
      fc.asyncProperty(
        sequences({ owners: floors.length, maxLength: 30 }),
        fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 4 }),
        async (steps, sizes) => {
          const customers = await customersWithFloors()
          const requests = requestsOf(steps, [...customers.keys()])
          counts.sequences++
          counts.requests += requests.length
          const state = memoryLedger(
            [...customers].map(([customerId, id], index) => ({ customerId, id, floor: floors[index] ?? 0n })),
          )
          for (const { now, set } of byMoment(requests)) {
            state.now = now
            const expected = decide(state, set)
            await ledger.setClock(now)
            const answered: Answer[] = []
            for (const part of inSets(set, sizes)) answered.push(await ledger.postWhole(...part))
            expect(answered.flatMap(({ outcomes }) => outcomes)).toEqual(expected.outcomes)
            expect(answered.flatMap(({ systemPostings }) => systemPostings)).toMatchObject(
              expected.systemPostings.map(({ request, facts }) => ({ request, facts })),
            )
          }
        },
      ),
      { numRuns },
    )
    tellCounts('rows against memory', counts)
    expect(await differencesIn(ledger.database)).toEqual([])
  })
})

/** New customers whose wallets may go as far below zero as `floors` say, and their wallets. */
async function customersWithFloors(): Promise<Map<string, string>> {
  const customers = floors.map(() => newId())
  // Refused, but the wallets are made.
  await ledger.post(...customers.map((customerId) => credit({ customerId, amount: 0n })))
  const wallets = new Map<string, string>()
  for (const [index, customerId] of customers.entries()) {
    const [wallet] = await ledger.asOwner<{ id: string }>(
      'update wallet.wallet set floor = $2 where customer_id = $1 returning id',
      [customerId, floors[index]],
    )
    wallets.set(customerId, wallet?.id ?? '')
  }
  return wallets
}
