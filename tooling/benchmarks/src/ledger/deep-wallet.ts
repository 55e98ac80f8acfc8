import { newId } from '@platform/database'
import pg from 'pg'
import { administer } from './administer.ts'
import type { Shop } from './shop.ts'

const chunk = 250_000

/**
 * Gives a wallet so many entries more, straight by SQL: debits of one cent each, with their transactions, lot uses and
 * journal entries, so that every table and index has its size. Their versions and balances are right; the hashes are
 * not, which is why `verify` is measured before.
 */
export async function deepen(
  ownerUrl: string,
  { company }: Shop,
  { customerId, entries, say }: { customerId: string; entries: number; say: (line: string) => void },
): Promise<string> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    // Nothing that this would check can be wrong, and checking it all would take hours.
    await owner.query(`set session_replication_role = replica; set synchronous_commit = off`)
    const found = await owner.query<{ id: string; version: string }>(
      'select id, version from wallet.wallet where company_id = $1 and customer_id = $2',
      [company.id, customerId],
    )
    const wallet = found.rows[0]
    if (!wallet) throw new Error(`customer ${customerId} has no wallet`)
    for (let done = 0; done < entries; done += chunk) {
      await owner.query(insertDebits(), [
        company.id,
        wallet.id,
        customerId,
        Number(wallet.version) + done,
        Math.min(chunk, entries - done),
        // Ids of this chunk begin with it.
        newId().slice(0, 18),
      ])
      say(`  ${Math.min(done + chunk, entries).toLocaleString('en')} entries`)
    }
    return wallet.id
  } finally {
    await owner.end()
  }
}

/** Does what autovacuum and the checkpointer would soon do with all that was written, so that it disturbs no measurement. */
export function settle(ownerUrl: string): Promise<void> {
  return administer(ownerUrl, 'vacuum analyze', 'checkpoint')
}

// $1 company, $2 wallet, $3 customer, $4 version before, $5 how many, $6 how their ids begin.
const insertDebits = () => `
  with wallet_before as (
    select balance from wallet.wallet where company_id = $1 and id = $2
  ), lot as (
    select version, line from wallet.credit_lot
     where company_id = $1 and wallet_id = $2 order by version limit 1
  ), debit as materialized (
    select $4::bigint + n as version, ($6 || '-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id,
           wallet_before.balance - n as balance_after, sha256(int8send(n)) as hash
      from wallet_before, generate_series(1, $5::bigint) as n
  ), made_transaction as (
    insert into wallet.transaction (company_id, kind, accounting_date, occurred_at, recorded_at, id, idempotency_key,
           procedure, source, request_hash)
    select $1, 'charge', date '2026-03-02', now(), clock_timestamp(), id, id, 'benchmark.deepen', 'deepen:' || id, hash
      from debit
  ), made_entry as (
    insert into wallet.entry (company_id, wallet_id, version, transaction_id, amount, counterpart, balance_after,
           held_after, hash)
    select $1, $2, version, id, -1, 'sales', balance_after, 0, hash from debit
  ), made_use as (
    insert into wallet.lot_use (company_id, wallet_id, version, line, lot_version, lot_line, amount, from_part, to_part)
    select $1, $2, debit.version, 1, lot.version, lot.line, 1, 'remaining', 'consumed' from debit, lot
  ), used_lot as (
    update wallet.credit_lot set remaining = remaining - $5::bigint, consumed = consumed + $5::bigint
      from lot
     where company_id = $1 and wallet_id = $2 and credit_lot.version = lot.version and credit_lot.line = lot.line
  ), moved_wallet as (
    update wallet.wallet
       set version = version + $5::bigint, balance = balance - $5::bigint, last_hash = sha256(int8send($5::bigint))
     where company_id = $1 and id = $2
  ), made_journal_entry as (
    insert into accounting.journal_entry (company_id, date, id, journal_id, reference, source)
    select $1, date '2026-03-02', debit.id, role.journal_id, 'Bulk', 'charge:' || debit.id
      from debit, accounting.journal_role role
     where role.company_id = $1 and role.role = 'wallet'
  )
  insert into accounting.journal_item (company_id, date, debit, credit, entry_id, account_id, line, customer_id)
  select $1, date '2026-03-02', item.debit, item.credit, debit.id, role.account_id, item.line, $3::uuid
    from debit
   cross join (values (1, 'pos_clearing', 0, 1), (2, 'wallet.deposits', 1, 0)) as item (line, role, debit, credit)
    join accounting.account_role role on role.company_id = $1 and role.role = item.role`
