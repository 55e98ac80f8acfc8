import { newId, transaction } from '@platform/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWallets } from './create-wallets.ts'
import type { Outcome } from './outcome.ts'
import { post } from './post.ts'
import { differencesIn, type TestLedger, testLedger } from './testing/ledger.ts'
import { credit, debit, refund, reversal } from './testing/requests.ts'
import type { TransactionRequest } from './transaction-request.ts'

let ledger: TestLedger

beforeAll(async () => {
  ledger = await testLedger({ poolSize: 8 })
})
afterAll(async () => {
  expect(await differencesIn(ledger.database)).toEqual([])
  await ledger.close()
})

const codes = (outcomes: readonly Outcome[]) =>
  outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.rejection.code : outcome.status))

/** Each set in a transaction of its own, all at once. */
async function postAtOnce(...sets: TransactionRequest[][]): Promise<readonly Outcome[]> {
  return (await Promise.all(sets.map((set) => ledger.post(...set)))).flat()
}

describe('rivals', () => {
  it('for the last of a balance: one spends it, the others are told how much is left', async () => {
    const customerId = newId()
    await ledger.post(credit({ customerId, amount: 100n }))
    const sets = Array.from({ length: 8 }, () => [debit({ customerId, amount: 60n })])
    const outcomes = await postAtOnce(...sets)
    expect(codes(outcomes).sort()).toEqual([...Array(7).fill('insufficient_funds'), 'posted'])
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.rejection).toMatchObject({ available: 40n })
  })

  it('with one key and one wallet: one posts, the others answer as it did', async () => {
    const customerId = newId()
    const request = credit({ customerId, amount: 10n })
    const outcomes = await postAtOnce(
      ...Array.from({ length: 8 }, () => [{ ...request, transactionId: newId() }]),
    )
    expect(codes(outcomes).sort()).toEqual(['posted', ...Array(7).fill('replayed')])
    const { status: _, ...facts } = outcomes[0] ?? {}
    for (const outcome of outcomes) expect(outcome).toMatchObject(facts)
  })

  it('with one key on two wallets: one posts, the other runs again and is refused', async () => {
    for (let round = 0; round < 20; round++) {
      const idempotencyKey = newId()
      const rival = () => [credit({ customerId: newId(), amount: 10n, idempotencyKey })]
      expect(codes(await postAtOnce(rival(), rival())).sort()).toEqual(['key_reused', 'posted'])
    }
  })

  it('with one source on two wallets: one posts, the other learns which', async () => {
    for (let round = 0; round < 20; round++) {
      const source = `payment:${newId()}`
      const rival = () => [credit({ customerId: newId(), amount: 10n, source })]
      expect(codes(await postAtOnce(rival(), rival())).sort()).toEqual(['posted', 'source_taken'])
    }
  })

  it('that undo the same transaction: one does', async () => {
    const customerId = newId()
    const topUp = credit({ customerId, amount: 10n })
    await ledger.post(topUp)
    const rival = () => [reversal({ customerId, reverses: topUp.transactionId })]
    expect(codes(await postAtOnce(rival(), rival(), rival())).sort()).toEqual([
      'already_reversed',
      'already_reversed',
      'posted',
    ])
  })

  it('that refund the same debit: never more than it was', async () => {
    const customerId = newId()
    const sale = debit({ customerId, amount: 100n })
    await ledger.post(credit({ customerId, amount: 100n }), sale)
    const rival = () => [refund({ customerId, refundOf: sale.transactionId, amount: 30n })]
    const outcomes = codes(await postAtOnce(rival(), rival(), rival(), rival(), rival()))
    expect(outcomes.sort()).toEqual(['posted', 'posted', 'posted', 'refund_exceeds', 'refund_exceeds'])
  })

  it('that make the same wallets and use the same keys in opposite orders wait, and never block each other', async () => {
    for (let round = 0; round < 15; round++) {
      const requests = Array.from({ length: 6 }, () => credit({ customerId: newId(), amount: 10n }))
      const again = requests.map((request) => ({ ...request, transactionId: newId() })).reverse()
      const outcomes = await postAtOnce(requests, again)
      expect(codes(outcomes).sort()).toEqual([...Array(6).fill('posted'), ...Array(6).fill('replayed')])
    }
    expect(await deadlocks()).toBe(0)
  })

  it('that make many wallets in opposite orders wait, and none has to begin again', async () => {
    for (let round = 0; round < 8; round++) {
      const wallets = Array.from({ length: 400 }, () => ({ customerId: newId(), currency: 'EUR' }))
      let runs = 0
      const make = (some: typeof wallets) =>
        transaction(ledger.database, async (tx) => {
          runs++
          createWallets(tx, ledger.companyId, some)
        })
      await Promise.all([make(wallets), make(wallets.toReversed())])
      expect(runs).toBe(2)
    }
  })

  it('with the same keys in opposite orders on wallets of their own wait, and never block each other', async () => {
    for (let round = 0; round < 15; round++) {
      const requests = Array.from({ length: 8 }, () => credit({ customerId: newId(), amount: 10n }))
      const rivals = requests
        .map(({ idempotencyKey }) => credit({ customerId: newId(), amount: 10n, idempotencyKey }))
        .reverse()
      const outcomes = await postAtOnce(requests, rivals)
      expect(codes(outcomes).sort()).toEqual([...Array(8).fill('key_reused'), ...Array(8).fill('posted')])
    }
    expect(await deadlocks()).toBe(0)
  })

  it('with random sets on few wallets move every unit once, without a deadlock', {
    timeout: 60_000,
  }, async () => {
    const customers = Array.from({ length: 6 }, newId)
    await ledger.post(...customers.map((customerId) => credit({ customerId, amount: 1_000n })))
    const moved = new Map(customers.map((customerId) => [customerId, 1_000n]))
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let round = 0; round < 25; round++) {
          const requests = Array.from({ length: 1 + Math.floor(Math.random() * 12) }, () => {
            const customerId = customers[Math.floor(Math.random() * customers.length)] ?? ''
            const amount = BigInt(1 + Math.floor(Math.random() * 300))
            return Math.random() < 0.5 ? credit({ customerId, amount }) : debit({ customerId, amount })
          })
          for (const outcome of await ledger.post(...requests))
            if (outcome.status === 'posted')
              moved.set(outcome.customerId, (moved.get(outcome.customerId) ?? 0n) + outcome.amount)
        }
      }),
    )
    const wallets = await ledger.asOwner<{ customer_id: string; balance: string }>(
      'select customer_id, balance from wallet.wallet where customer_id = any($1)',
      [customers],
    )
    expect(new Map(wallets.map(({ customer_id, balance }) => [customer_id, BigInt(balance)]))).toEqual(moved)
    expect(await deadlocks()).toBe(0)
  })

  it('leave nothing behind when their transaction fails after posting', async () => {
    const customerId = newId()
    const request = credit({ customerId, amount: 10n })
    const failed = transaction(ledger.database, async (tx) => {
      await post(tx, ledger.companyId, [request], { today: '2026-10-01' })
      throw new Error('the invoice was gone')
    })
    await expect(failed).rejects.toThrow('the invoice was gone')
    expect(codes(await ledger.post(request))).toEqual(['posted'])
  })
})

async function deadlocks(): Promise<number> {
  const [row] = await ledger.asOwner<{ deadlocks: string }>(
    'select deadlocks from pg_stat_database where datname = current_database()',
  )
  return Number(row?.deadlocks)
}
