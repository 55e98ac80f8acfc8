import { newId, statement, transaction } from '@platform/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decide } from './decide/decide.ts'
import { loadState } from './load-state.ts'
import { lockWallets } from './sql/lock-wallets.ts'
import { differencesIn, type TestLedger, testLedger } from './testing/ledger.ts'
import { capture, credit, debit, hold } from './testing/requests.ts'
import { writingOf } from './writing-of.ts'

let ledger: TestLedger

beforeAll(async () => {
  ledger = await testLedger()
})
afterAll(() => ledger.close())

describe('wallets', () => {
  it('are locked in the order of their ids, however they are named', async () => {
    const customers = Array.from({ length: 30 }, newId)
    // So that the order of ids is neither that of customers nor that of naming.
    for (const customerId of customers.toReversed()) await ledger.post(credit({ customerId, amount: 1n }))
    const locked = await transaction(ledger.database, (tx) =>
      tx.lock('wallet', lockWallets, [ledger.companyId, customers]),
    )
    const ids = locked.map(({ id }) => id)
    expect(ids).toHaveLength(30)
    expect(ids).toEqual(ids.toSorted())
  })
})

describe('a posting', () => {
  it('updates wallets and lots in place: no index is touched while a lot stays open', async () => {
    const own = await testLedger()
    const customerId = newId()
    await own.post(credit({ customerId, amount: 1_000n }))
    for (let round = 0; round < 30; round++) await own.post(debit({ customerId, amount: 1n }))
    // A backend hands in its statistics when it goes.
    await own.database.close()
    const updates = () =>
      own.asOwner(
        `select relname, n_tup_upd::int as updated, n_tup_hot_upd::int as hot
           from pg_stat_user_tables
          where schemaname = 'wallet' and relname in ('wallet', 'credit_lot')
          order by relname`,
      )
    await expect.poll(updates).toEqual([
      { relname: 'credit_lot', updated: 30, hot: 30 },
      { relname: 'wallet', updated: 31, hot: 31 },
    ])
    await own.close()
  })

  it('is refused by its own statement when the wallet is not at the version that was read', async () => {
    const customerId = newId()
    await ledger.post(credit({ customerId, amount: 10n }))
    const tooLate = transaction(ledger.database, async (tx) => {
      const requests = [debit({ customerId, amount: 1n })]
      const loaded = await loadState(tx, ledger.companyId, { requests, today: '2026-10-01' })
      const { postings } = decide(loaded.state, requests)
      const writing = writingOf(ledger.companyId, loaded, postings)
      tx.send(
        statement(
          'test.move-wallet',
          'update wallet.wallet set version = version + 1 where customer_id = $1',
        ),
        [customerId],
      )
      tx.send(...writing)
    })
    await expect(tooLate).rejects.toThrow('a wallet was not at the version that was read under its lock')
  })

  it.each([
    ['a movement of a wallet', 'update', 'wallet'],
    ['a transaction', 'insert', 'transaction'],
    ['an entry', 'insert', 'entry'],
    ['a lot', 'insert', 'credit_lot'],
    ['what is left of a lot', 'update', 'credit_lot'],
    ['a use of a lot', 'insert', 'lot_use'],
    ['a hold', 'insert', 'hold'],
    ['what is left of a hold', 'update', 'hold'],
  ])('is refused by its own statement when the database swallows %s', async (_, act, table) => {
    const open = async () => {
      const customerId = newId()
      const before = hold({ customerId, amount: 10n })
      await ledger.post(credit({ customerId, amount: 100n }), before)
      return [
        credit({ customerId, amount: 5n }),
        debit({ customerId, amount: 1n }),
        hold({ customerId, amount: 2n }),
        capture({ customerId, holdId: before.transactionId, amount: 3n }),
      ]
    }
    const together = await open()
    const oneByOne = await open()
    await ledger.asOwner(
      `create or replace function public.swallow() returns trigger language plpgsql as 'begin return null; end'`,
    )
    await ledger.asOwner(
      `create trigger swallows before ${act} on wallet.${table} for each row execute function public.swallow()`,
    )
    await expect(ledger.post(...together)).rejects.toThrow('wallet ledger: ')
    const refused: unknown[] = []
    for (const request of oneByOne) await ledger.post(request).catch((error) => refused.push(error))
    expect(refused).not.toEqual([])
    for (const error of refused) expect(String(error)).toContain('wallet ledger: ')
    await ledger.asOwner(`drop trigger swallows on wallet.${table}`)
    expect(await differencesIn(ledger.database)).toEqual([])
    const outcomes = await ledger.post(...together)
    expect(outcomes.map(({ status }) => status)).toEqual(together.map(() => 'posted'))
  })

  it('dates entries by the clock after the lock, in the order of their versions', async () => {
    const customerId = newId()
    await Promise.all(Array.from({ length: 20 }, () => ledger.post(credit({ customerId, amount: 1n }))))
    const [row] = await ledger.asOwner<{ ordered: boolean }>(
      `select bool_and(recorded_at >= before) as ordered
         from (select recorded_at, lag(recorded_at) over (order by version) as before
                 from wallet.entry_view where customer_id = $1) as entry
        where before is not null`,
      [customerId],
    )
    expect(row?.ordered).toBe(true)
  })
})
