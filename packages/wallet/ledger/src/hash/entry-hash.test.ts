import { newId } from '@platform/database'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entriesAreUnaltered } from '../checks/entries.ts'
import { type TestLedger, testLedger } from '../testing/ledger.ts'
import { credit, debit } from '../testing/requests.ts'

let ledger: TestLedger

beforeAll(async () => {
  ledger = await testLedger()
})
afterAll(() => ledger.close())

// PostgreSQL keeps no zero byte in text; everything else, halves of characters included, is fair.
const text = fc.string({ unit: 'binary', maxLength: 40 }).map((any) => any.replaceAll('\0', ''))
const moment = fc.date({
  min: new Date('1899-12-31T23:59:59.999Z'),
  max: new Date('2399-12-31'),
  noInvalidDate: true,
})

describe('the hash of an entry', () => {
  it('is rebuilt by SQL from the rows, whatever they say', async () => {
    // Before anything expires.
    await ledger.setClock(new Date('1890-01-01'))
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          note: fc.option(fc.oneof(text, fc.constantFrom('', ' ', '\ud800', '\\x00', 'é', 'é', '🧾'))),
          source: text.map((any) => `${any}-${newId()}`),
          procedure: text.map((any) => `p${any}`),
          actorId: fc.option(fc.uuid()),
          idempotencyKey: fc.uuid(),
          requestHash: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes)),
          occurredAt: moment,
          accountingDate: moment.map((day) => day.toISOString().slice(0, 10)),
          expiresAt: fc.option(moment),
          amount: fc.oneof(fc.constantFrom(1n, 2n ** 63n - 1n), fc.bigInt(1n, 2n ** 63n - 1n)),
        }),
        fc.bigInt(1n, 2n ** 63n - 1n),
        async ({ expiresAt, ...facts }, spent) => {
          const customerId = newId()
          const [added] = await ledger.post(
            credit({ customerId, origin: 'gift_card', expiresAt, ...facts }),
            debit({ customerId, note: facts.note, amount: spent < facts.amount ? spent : facts.amount }),
          )
          expect(added?.status).toBe('posted')
        },
      ),
      { numRuns: 150 },
    )
    const { checked, differences } = await entriesAreUnaltered.run({ database: ledger.database })
    expect(differences).toEqual([])
    expect(checked).toBeGreaterThanOrEqual(300n)
  })
})
