import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { appUrl, connect, type Database, migrate, newId, transaction } from '@platform/database'
import { freshDatabase } from '@tooling/vitest'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { post } from './post.ts'
import { differencesIn } from './testing/ledger.ts'
import { capture, credit, debit, refund, takeBack } from './testing/requests.ts'
import type { TransactionRequest } from './transaction-request.ts'

const migrations = path.resolve(import.meta.dirname, '../migrations')
const first = mkdtempSync(path.join(tmpdir(), 'first-migration-'))
const company = 1
const ada = newId()
const ben = newId()
/** The transactions of the time before, by what they were. */
const ids = {
  topUp: newId(),
  gift: newId(),
  sale: newId(),
  back: newId(),
  hold: newId(),
  part: newId(),
  debt: newId(),
}

let ownerUrl: string
let owner: Client
let database: Database

beforeAll(async () => {
  ownerUrl = (await freshDatabase([])).ownerUrl
  copyFileSync(path.join(migrations, '0001_ledger.sql'), path.join(first, '0001_ledger.sql'))
  await migrate({ ownerUrl, folders: [{ id: 'wallet/ledger', directory: first }] })
  owner = new Client({ connectionString: ownerUrl })
  await owner.connect()
  await populate()
  await migrate({ ownerUrl, folders: [{ id: 'wallet/ledger', directory: migrations }] })
  database = connect({ url: appUrl(ownerUrl) })
})
afterAll(async () => {
  await database?.close()
  await owner.end()
  rmSync(first, { recursive: true })
})

const postAll = async (...requests: TransactionRequest[]) =>
  (await transaction(database, (tx) => post(tx, company, requests, { today: '2026-10-01' }))).outcomes

describe('a ledger of the first version that has seen business', () => {
  it('is migrated with all that is in it, which still proves', async () => {
    const { rows } = await owner.query('select name from migration.wallet_ledger order by name')
    expect(rows.length).toBeGreaterThan(1)
    expect(await differencesIn(database)).toEqual([])
    const wallets = await owner.query(
      'select customer_id, balance::int, held::int, available::int from wallet.wallet_view order by balance',
    )
    expect(wallets.rows).toEqual([
      { customer_id: ben, balance: -40, held: 0, available: -40 },
      { customer_id: ada, balance: 650, held: 150, available: 500 },
    ])
  })

  it('goes on from there: what it holds is captured, given back, taken back, repaid, and its keys are known', async () => {
    const again = credit({
      customerId: ada,
      amount: 1_000n,
      idempotencyKey: ids.topUp,
      requestHash: Buffer.alloc(32, 1),
    })
    expect(await postAll(again)).toMatchObject([
      { status: 'replayed', transactionId: ids.topUp, amount: 1_000n, balanceAfter: 1_000n },
    ])
    const outcomes = await postAll(
      capture({ customerId: ada, holdId: ids.hold, amount: 150n }),
      refund({ customerId: ada, refundOf: ids.sale, amount: 600n }),
      refund({ customerId: ada, refundOf: ids.sale, amount: 1n }),
      debit({ customerId: ada, amount: 200n }),
      takeBack({ customerId: ada, creditTransactionId: ids.topUp, atMost: 5_000n }),
      credit({ customerId: ben, amount: 100n }),
    )
    expect(outcomes).toMatchObject([
      { status: 'posted', balanceAfter: 500n, availableAfter: 500n },
      {
        status: 'posted',
        balanceAfter: 1_100n,
        parts: [
          { origin: 'promotional', amount: 300n },
          { origin: 'paid', amount: 300n },
        ],
      },
      { status: 'rejected', rejection: { code: 'refund_exceeds', refundable: 0n } },
      // The promotional credit that came back is spent first: it expires.
      { status: 'posted', parts: [{ origin: 'promotional', amount: -200n }] },
      { status: 'posted', amount: -800n, balanceAfter: 100n },
      {
        status: 'posted',
        balanceAfter: 60n,
        parts: [
          { origin: 'paid', amount: 60n },
          { origin: 'overdraft', amount: 40n },
        ],
      },
    ])
    expect(await differencesIn(database)).toEqual([])
  })

  it('is not changed by migrating it again', async () => {
    const everything = () =>
      owner.query(`select (select count(*) from wallet.entry) as entries,
                          (select sum(balance) from wallet.wallet) as owed,
                          (select count(*) from migration.wallet_ledger) as migrations`)
    const before = (await everything()).rows
    await migrate({ ownerUrl, folders: [{ id: 'wallet/ledger', directory: migrations }] })
    expect((await everything()).rows).toEqual(before)
  })
})

/** Rows as the first version wrote them, with the hashes that its own view says they have. */
async function populate(): Promise<void> {
  await owner.query('begin')
  const [adas, bens] = [newId(), newId()]
  for (const [id, customer, floor] of [
    [adas, ada, 0],
    [bens, ben, -100],
  ])
    await owner.query(
      `insert into wallet.wallet (company_id, id, customer_id, currency, floor, last_hash)
       values (1, $1::uuid, $2::uuid, 'EUR', $3, wallet.genesis_hash(1, $1, $2, 'EUR'))`,
      [id, customer, floor],
    )
  for (const [id, kind, refundOf] of [
    [ids.topUp, 'top_up', null],
    [ids.gift, 'promotion', null],
    [ids.sale, 'charge', null],
    [ids.back, 'refund', ids.sale],
    [ids.hold, 'hold', null],
    [ids.part, 'capture', null],
    [ids.debt, 'charge', null],
  ])
    await owner.query(
      `insert into wallet.transaction (company_id, id, kind, procedure, idempotency_key, request_hash, source,
              occurred_at, recorded_at, accounting_date, refund_of)
       values (1, $1::uuid, $2, 'test', $1, decode(repeat('01', 32), 'hex'), 'old:' || $1, '2026-01-05T10:00Z',
               '2026-01-05T10:00:00.123456Z', '2026-01-05', $3)`,
      [id, kind, refundOf],
    )
  await owner.query(
    `insert into wallet.hold (company_id, id, wallet_id, version, amount, captured, expires_at)
     values (1, $1, $2, 5, 200, 50, '2099-01-01')`,
    [ids.hold, adas],
  )
  const entries = [
    [adas, 1, ids.topUp, 1_000, 0, 1_000, 0, null],
    [adas, 2, ids.gift, 300, 0, 1_300, 0, null],
    [adas, 3, ids.sale, -700, 0, 600, 0, null],
    [adas, 4, ids.back, 100, 0, 700, 0, null],
    [adas, 5, ids.hold, 0, 200, 700, 200, ids.hold],
    [adas, 6, ids.part, -50, -50, 650, 150, ids.hold],
    [bens, 1, ids.debt, -40, 0, -40, 0, null],
  ]
  for (const entry of entries)
    await owner.query(
      `insert into wallet.entry (company_id, wallet_id, version, transaction_id, amount, held_change, balance_after,
              held_after, hold_id, counterpart, hash)
       values (1, $1, $2, $3, $4, $5, $6, $7, $8, 'payments', decode(repeat('00', 32), 'hex'))`,
      entry,
    )
  await owner.query(
    `insert into wallet.credit_lot (company_id, wallet_id, version, line, origin, amount, remaining, reserved, consumed,
            expires_at)
     values (1, $1, 1, 1, 'paid', 1000, 500, 150, 350, null), (1, $1, 2, 1, 'promotional', 300, 0, 0, 300, '2031-01-01')`,
    [adas],
  )
  await owner.query(
    `insert into wallet.lot_use (company_id, wallet_id, version, line, lot_version, lot_line, amount, from_part, to_part)
     values (1, $1, 3, 1, 2, 1, 300, 'remaining', 'consumed'), (1, $1, 3, 2, 1, 1, 400, 'remaining', 'consumed'),
            (1, $1, 4, 1, 1, 1, 100, 'consumed', 'remaining'), (1, $1, 5, 1, 1, 1, 200, 'remaining', 'reserved'),
            (1, $1, 6, 1, 1, 1, 50, 'reserved', 'consumed')`,
    [adas],
  )
  // Each hash is of the one before, so the chain is right after as many rounds as it has entries.
  await owner.query('alter table wallet.entry disable trigger entry_is_immutable')
  for (const _ of entries)
    await owner.query(
      `update wallet.entry set hash = computed from wallet.entry_hash
        where entry.wallet_id = entry_hash.wallet_id and entry.version = entry_hash.version`,
    )
  await owner.query('alter table wallet.entry enable always trigger entry_is_immutable')
  await owner.query(
    `update wallet.wallet set balance = balance_after, held = held_after, version = entry.version, last_hash = entry.hash
       from (select distinct on (wallet_id) * from wallet.entry order by wallet_id, version desc) as entry
      where entry.wallet_id = wallet.id`,
  )
  await owner.query('commit')
}
