import { newId } from '@platform/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestLedger, testLedger } from './testing/ledger.ts'
import { capture, credit, debit, hold, refund, reversal } from './testing/requests.ts'

let ledger: TestLedger

beforeAll(async () => {
  process.env['WALLET_SEAL_KEY'] ??= Buffer.alloc(32, 7).toString('base64url')
  ledger = await testLedger()
  const customerId = newId()
  const sale = debit({ customerId, amount: 40n })
  const undone = debit({ customerId, amount: 5n })
  const held = hold({ customerId, amount: 30n })
  await ledger.post(
    credit({ customerId, amount: 100n }),
    sale,
    refund({ customerId, refundOf: sale.transactionId, amount: 10n }),
    undone,
    reversal({ customerId, reverses: undone.transactionId }),
    held,
    capture({ customerId, holdId: held.transactionId, amount: 10n }),
  )
  await ledger.asOwner(
    `insert into wallet.seal values (1, 1, '2026-10-01', now(), 1, 7, sha256(''), null, sha512(''))`,
  )
  await ledger.asOwner(`insert into wallet.seal_head select 1, 1, version, id, last_hash from wallet.wallet`)
})
afterAll(() => ledger.close())

const fresh = '01900000-0000-7000-8000-000000000001'
const other = '01900000-0000-7000-8000-000000000002'
const shortHash = '\\x00'
/** A row like one that is there, but for the columns given, breaks one rule: the constraint that must refuse it. */
const attacks: Record<string, [table: string, like: string, but: Record<string, unknown>]> = {
  wallet_pkey: ['wallet', 'true', { customer_id: fresh }],
  wallet_of_customer: ['wallet', 'true', { id: fresh }],
  wallet_above_floor: ['wallet', 'true', { id: fresh, customer_id: fresh, balance: -1, held: 0 }],
  wallet_held_check: ['wallet', 'true', { id: fresh, customer_id: fresh, held: -1 }],
  wallet_floor_check: ['wallet', 'true', { id: fresh, customer_id: fresh, floor: 1 }],
  wallet_version_check: ['wallet', 'true', { id: fresh, customer_id: fresh, version: -1 }],
  wallet_currency_check: ['wallet', 'true', { id: fresh, customer_id: fresh, currency: 'euro' }],
  wallet_last_hash_check: ['wallet', 'true', { id: fresh, customer_id: fresh, last_hash: shortHash }],

  transaction_pkey: ['transaction', "kind = 'top_up'", { idempotency_key: fresh, source: 'new' }],
  transaction_idempotency_key: ['transaction', "kind = 'top_up'", { id: fresh, source: 'new' }],
  transaction_source: ['transaction', "kind = 'top_up'", { id: fresh, idempotency_key: fresh }],
  transaction_reversed_once: [
    'transaction',
    'reverses is not null',
    { id: fresh, idempotency_key: fresh, source: 'new' },
  ],
  transaction_reversed: [
    'transaction',
    'reverses is not null',
    { id: fresh, idempotency_key: fresh, source: 'new', reverses: other },
  ],
  transaction_refunded: [
    'transaction',
    'refund_of is not null',
    { id: fresh, idempotency_key: fresh, source: 'new', refund_of: other },
  ],
  transaction_undoes_one: ['transaction', 'reverses is not null', { id: fresh, refund_of: other }],
  transaction_procedure_check: ['transaction', 'true', { id: fresh, procedure: '' }],
  transaction_source_check: ['transaction', 'true', { id: fresh, source: '' }],
  transaction_request_hash_check: ['transaction', 'true', { id: fresh, request_hash: shortHash }],

  entry_pkey: ['entry', 'version = 1', { transaction_id: fresh }],
  entry_of_transaction: ['entry', 'version = 1', { version: 99 }],
  entry_moves: ['entry', 'version = 1', { version: 99, amount: 0, held_change: 0 }],
  entry_version_check: ['entry', 'version = 1', { version: 0 }],
  entry_held_after_check: ['entry', 'version = 1', { version: 99, held_after: -1 }],
  entry_hash_check: ['entry', 'version = 1', { version: 99, hash: shortHash }],
  entry_of_hold: ['entry', 'version = 1', { version: 99, transaction_id: fresh, hold_id: other }],

  credit_lot_pkey: ['credit_lot', 'true', {}],
  credit_lot_adds_up: ['credit_lot', 'true', { version: 99, expired: 1 }],
  credit_lot_line_check: ['credit_lot', 'true', { line: 0 }],
  credit_lot_amount_check: [
    'credit_lot',
    'true',
    { version: 99, amount: 0, remaining: 0, reserved: 0, consumed: 0 },
  ],
  credit_lot_remaining_check: [
    'credit_lot',
    'true',
    { version: 99, remaining: -1, consumed: 81, reserved: 20 },
  ],
  credit_lot_reserved_check: [
    'credit_lot',
    'true',
    { version: 99, remaining: 60, consumed: 41, reserved: -1 },
  ],
  credit_lot_consumed_check: [
    'credit_lot',
    'true',
    { version: 99, remaining: 81, consumed: -1, reserved: 20 },
  ],
  credit_lot_expired_check: [
    'credit_lot',
    'true',
    { version: 99, remaining: 101, consumed: 0, reserved: 0, expired: -1 },
  ],

  lot_use_pkey: ['lot_use', 'version = 2', {}],
  lot_use_moves: ['lot_use', 'version = 2', { version: 99, to_part: 'remaining' }],
  lot_use_after_lot: ['lot_use', 'version = 2', { lot_version: 98 }],
  lot_use_line_check: ['lot_use', 'version = 2', { line: 0 }],
  lot_use_amount_check: ['lot_use', 'version = 2', { version: 99, amount: 0 }],

  hold_pkey: ['hold', 'true', { version: 99 }],
  hold_of_entry: ['hold', 'true', { id: fresh }],
  hold_within_amount: ['hold', 'true', { id: fresh, version: 99, captured: 31, state: 'captured' }],
  hold_open_or_used: ['hold', 'true', { id: fresh, version: 99, state: 'released' }],
  hold_amount_check: ['hold', 'true', { id: fresh, version: 99, amount: 0, captured: 0, state: 'captured' }],
  hold_captured_check: ['hold', 'true', { id: fresh, version: 99, captured: -1 }],
  hold_released_check: ['hold', 'true', { id: fresh, version: 99, released: -1 }],

  seal_pkey: ['seal', 'true', {}],
  seal_follows: ['seal', 'true', { number: 2 }],
  seal_number_check: ['seal', 'true', { number: 0, previous: `\\x${'00'.repeat(32)}` }],
  seal_wallets_check: ['seal', 'true', { wallets: -1 }],
  seal_entries_check: ['seal', 'true', { entries: -1 }],
  seal_heads_check: ['seal', 'true', { heads: shortHash }],
  seal_previous_check: ['seal', 'true', { number: 2, previous: shortHash }],
  seal_signature_check: ['seal', 'true', { signature: shortHash }],
  seal_head_pkey: ['seal_head', 'true', {}],
  seal_head_version_check: ['seal_head', 'true', { number: 2, version: -1 }],
  seal_head_hash_check: ['seal_head', 'true', { number: 2, hash: shortHash }],
}

/** Inserts a row like one of those that are there. */
async function insertLike([table, like, but]: [string, string, Record<string, unknown>]): Promise<unknown> {
  const columns = await ledger.asOwner<{ name: string }>(
    `select attname as name from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [`wallet.${table}`],
  )
  const names = columns.map(({ name }) => name).join(', ')
  return await ledger.asOwner(
    `insert into wallet.${table} (${names})
     select ${names} from (
       select (jsonb_populate_record(one, $1)).*
         from wallet.${table} as one where ${like} limit 1) as changed`,
    [JSON.stringify(but)],
  )
}

describe('the database itself refuses what must never be', () => {
  it.each(Object.entries(attacks))('%s', async (constraint, attack) => {
    await expect(insertLike(attack)).rejects.toMatchObject({ constraint })
  })

  it('by every constraint there is: none is without its attack', async () => {
    const rows = await ledger.asOwner<{ name: string }>(
      `select conname as name from pg_constraint
        where connamespace = 'wallet'::regnamespace and contype in ('c', 'u', 'p', 'f')
       union
       select class.relname from pg_index join pg_class class on class.oid = indexrelid
        where class.relnamespace = 'wallet'::regnamespace and indisunique
        order by name`,
    )
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(attacks).sort())
  })
})
