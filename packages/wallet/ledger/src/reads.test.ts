import { newId, transaction } from '@platform/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWallets } from './create-wallets.ts'
import { findRefundable } from './find-refundable.ts'
import { findReplays } from './find-replays.ts'
import { findSpending } from './find-spending.ts'
import { listEntries } from './read/list-entries.ts'
import { differencesIn, type TestLedger, testLedger } from './testing/ledger.ts'
import { credit, debit, refund, reversal, takeBack } from './testing/requests.ts'
import { walletPrisma } from './wallet-prisma.ts'

let ledger: TestLedger

beforeAll(async () => {
  ledger = await testLedger()
})
afterAll(() => ledger.close())

describe('createWallets', () => {
  it('makes empty wallets once, each in the currency it was first made with', async () => {
    const customerId = newId()
    for (const currency of ['EUR', 'USD'])
      await transaction(ledger.database, async (tx) => {
        createWallets(tx, ledger.companyId, [
          { customerId, currency },
          { customerId, currency: 'GBP' },
        ])
      })
    const wallets = await walletPrisma(ledger.database).walletView.findMany({ where: { customerId } })
    expect(wallets).toMatchObject([
      { currency: 'EUR', balance: 0n, available: 0n, version: 0n, lastMovedAt: null },
    ])
  })
})

describe('findReplays', () => {
  it('answers what was answered, refuses a key of another request, and knows nothing of the rest', async () => {
    const customerId = newId()
    const topUp = credit({ customerId, amount: 70n })
    const [posted] = await ledger.post(topUp)
    const asked = [topUp, { ...topUp, requestHash: Buffer.alloc(32) }, { ...topUp, idempotencyKey: newId() }]
    const answers = await transaction(ledger.database, (tx) => findReplays(tx, ledger.companyId, asked))
    expect(answers).toEqual([
      { ...posted, status: 'replayed' },
      { status: 'rejected', rejection: { code: 'key_reused', idempotencyKey: topUp.idempotencyKey } },
      null,
    ])
  })

  it('knows nothing of another company', async () => {
    const topUp = credit({ customerId: newId(), amount: 70n })
    await ledger.post(topUp)
    const answers = await transaction(ledger.database, (tx) => findReplays(tx, ledger.companyId + 1, [topUp]))
    expect(answers).toEqual([null])
  })
})

describe('findSpending', () => {
  it('says where a credit went, newest first, less what came back', async () => {
    const customerId = newId()
    const topUp = credit({ customerId, amount: 1_000n })
    const first = debit({ customerId, amount: 300n, kind: 'allocation', source: `allocation:${newId()}` })
    const second = debit({ customerId, amount: 200n })
    const third = debit({ customerId, amount: 100n })
    await ledger.post(topUp, first, second, third)
    const back = refund({ customerId, refundOf: first.transactionId, amount: 50n })
    await ledger.post(back, reversal({ customerId, reverses: third.transactionId }))
    await ledger.post(reversal({ customerId, reverses: back.transactionId }))
    const returned = takeBack({ customerId, creditTransactionId: topUp.transactionId, atMost: 10n })
    await ledger.post(refund({ customerId, refundOf: first.transactionId, amount: 20n }), returned)

    const spending = await transaction(ledger.database, (tx) =>
      findSpending(tx, ledger.companyId, [topUp.transactionId]),
    )
    const creditTransactionId = topUp.transactionId
    expect(spending).toEqual([
      {
        creditTransactionId,
        spendingTransactionId: returned.transactionId,
        kind: 'return',
        source: returned.source,
        amount: 10n,
      },
      {
        creditTransactionId,
        spendingTransactionId: second.transactionId,
        kind: 'charge',
        source: second.source,
        amount: 200n,
      },
      {
        creditTransactionId,
        spendingTransactionId: first.transactionId,
        kind: 'allocation',
        source: first.source,
        amount: 280n,
      },
    ])
  })
})

describe('findRefundable', () => {
  it('subtracts refunds in force, and leaves nothing of what was reversed', async () => {
    const customerId = newId()
    const sale = debit({ customerId, amount: 100n })
    const undone = debit({ customerId, amount: 10n })
    const mistaken = refund({ customerId, refundOf: sale.transactionId, amount: 40n })
    await ledger.post(credit({ customerId, amount: 200n }), sale, undone)
    await ledger.post(
      refund({ customerId, refundOf: sale.transactionId, amount: 30n }),
      mistaken,
      reversal({ customerId, reverses: undone.transactionId }),
    )
    await ledger.post(reversal({ customerId, reverses: mistaken.transactionId }))
    const refundable = await transaction(ledger.database, (tx) =>
      findRefundable(tx, ledger.companyId, [sale.transactionId, undone.transactionId]),
    )
    expect(refundable).toEqual(
      new Map([
        [sale.transactionId, 70n],
        [undone.transactionId, 0n],
      ]),
    )
  })
})

describe('listEntries', () => {
  it('pages back from the newest, every entry once', async () => {
    const customerId = newId()
    await ledger.post(...Array.from({ length: 7 }, () => credit({ customerId, amount: 1n })))
    const wallet = await walletPrisma(ledger.database).walletView.findFirstOrThrow({ where: { customerId } })
    const versions: bigint[][] = []
    for (let before: bigint | undefined, more = true; more; ) {
      const page = await listEntries(ledger.database, ledger.companyId, {
        walletId: wallet.walletId,
        before,
        limit: 3,
      })
      versions.push(page.entries.map(({ version }) => version))
      before = page.entries.at(-1)?.version
      more = page.more
    }
    expect(versions).toEqual([[7n, 6n, 5n], [4n, 3n, 2n], [1n]])
  })
})

describe('entry_part_view', () => {
  it('adds up by class to what was owed at any date, entries booked late included', async () => {
    const customerId = newId()
    await ledger.post(
      credit({ customerId, amount: 100n, accountingDate: '2026-03-10' }),
      debit({ customerId, amount: 30n, accountingDate: '2026-03-20' }),
      credit({ customerId, amount: 50n, accountingDate: '2026-03-05', origin: 'promotional' }),
    )
    const at = (day: string) =>
      ledger.asOwner(
        `select part.origin, sum(part.amount)::int as amount
           from wallet.entry_part_view part
           join wallet.entry_view entry using (company_id, wallet_id, version)
          where entry.customer_id = $1 and entry.accounting_date <= $2
          group by part.origin order by part.origin`,
        [customerId, day],
      )
    expect(await at('2026-03-04')).toEqual([])
    expect(await at('2026-03-15')).toEqual([
      { origin: 'paid', amount: 100 },
      { origin: 'promotional', amount: 50 },
    ])
    expect(await at('2026-03-31')).toEqual([
      { origin: 'paid', amount: 70 },
      { origin: 'promotional', amount: 50 },
    ])
    expect(await differencesIn(ledger.database, '2026-03-15')).toEqual([])
  })
})
