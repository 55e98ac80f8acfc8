import { newId } from '@platform/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { differencesIn, type TestLedger, testLedger } from './testing/ledger.ts'
import { credit, debit, refund, reversal, takeBack } from './testing/requests.ts'

let ledger: TestLedger

beforeAll(async () => {
  ledger = await testLedger()
})
afterAll(() => ledger.close())

describe('post', () => {
  it('makes the wallet with its first credit, and spends it', async () => {
    const customerId = newId()
    const [added] = await ledger.post(credit({ customerId, amount: 1_000n }))
    expect(added).toMatchObject({
      status: 'posted',
      version: 1n,
      amount: 1_000n,
      balanceAfter: 1_000n,
      availableAfter: 1_000n,
      parts: [{ origin: 'paid', amount: 1_000n }],
    })
    const [spent] = await ledger.post(debit({ customerId, amount: 300n }))
    expect(spent).toMatchObject({ status: 'posted', version: 2n, amount: -300n, balanceAfter: 700n })
  })

  it('undoes and gives back what other transactions posted', async () => {
    const customerId = newId()
    const topUp = credit({ customerId, amount: 1_000n })
    const first = debit({ customerId, amount: 300n })
    const second = debit({ customerId, amount: 500n })
    await ledger.post(topUp, first, second)
    const outcomes = await ledger.post(
      refund({ customerId, refundOf: first.transactionId, amount: 100n }),
      reversal({ customerId, reverses: second.transactionId }),
      takeBack({ customerId, creditTransactionId: topUp.transactionId, atMost: 900n }),
    )
    expect(outcomes.map((outcome) => outcome.status === 'posted' && outcome.balanceAfter)).toEqual([
      300n,
      800n,
      0n,
    ])
  })

  it('undoes a credit that had repaid a debt, which later credit covers then', async () => {
    const customerId = newId()
    await ledger.post(credit({ customerId, amount: 1n }))
    await ledger.asOwner('update wallet.wallet set floor = -100 where customer_id = $1', [customerId])
    const topUp = credit({ customerId, amount: 100n })
    for (const request of [
      debit({ customerId, amount: 31n }),
      topUp,
      credit({ customerId, amount: 40n, origin: 'gift_card' }),
    ])
      await ledger.post(request)
    expect(await ledger.post(reversal({ customerId, reverses: topUp.transactionId }))).toMatchObject([
      {
        status: 'posted',
        balanceAfter: 10n,
        parts: [
          { origin: 'gift_card', amount: -30n },
          { origin: 'paid', amount: -70n },
        ],
      },
    ])
    expect(await differencesIn(ledger.database)).toEqual([])
  })

  it('answers a replay as before, whole', async () => {
    const customerId = newId()
    const requests = [
      credit({ customerId, amount: 500n, origin: 'promotional' }),
      credit({ customerId, amount: 500n }),
      debit({ customerId, amount: 800n }),
    ]
    const before = await ledger.post(...requests)
    await ledger.post(credit({ customerId, amount: 1n }))
    const after = await ledger.post(...requests)
    expect(after).toEqual(before.map((outcome) => ({ ...outcome, status: 'replayed' })))
  })
})
