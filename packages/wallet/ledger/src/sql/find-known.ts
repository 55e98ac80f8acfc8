import { statement } from '@platform/database'
import type { OutcomePart } from '../outcome.ts'
import type { TransactionKind } from '../transaction-request.ts'

export interface KnownRow {
  id: string
  procedure: string
  idempotency_key: string
  request_hash: Buffer
  kind: TransactionKind
  source: string
  wallet_id: string
  customer_id: string
  currency: string
  version: bigint
  amount: bigint
  held_change: bigint
  lapsed: bigint
  balance_after: bigint
  held_after: bigint
  part_origins: OutcomePart['origin'][]
  part_amounts: bigint[]
}

/** Transactions with what they answered: $1 company, $2 their ids. Each `offset 0` keeps it one probe of an index a row. */
export const findKnown = statement<KnownRow>(
  'wallet.find-known',
  `select transaction.id, transaction.procedure, transaction.idempotency_key, transaction.request_hash,
          transaction.kind, transaction.source, entry.wallet_id, wallet.customer_id, wallet.currency, entry.version,
          entry.amount, entry.held_change, lapse.amount as lapsed, entry.balance_after, entry.held_after, part.origins as part_origins, part.amounts as part_amounts
     from (select distinct unnest($2::uuid[])) as known (id)
    cross join lateral (
            select * from wallet.transaction where company_id = $1 and id = known.id offset 0) as transaction
    cross join lateral (
            -- Of a transfer, its sender's.
            select * from wallet.entry
             where company_id = $1 and transaction_id = known.id order by amount limit 1) as entry
    cross join lateral (
            -- What came back expired was posted right behind it, at the same moment.
            select coalesce(sum(-expiry.amount), 0)::bigint as amount
              from wallet.entry expiry
              join wallet.transaction lapsing
                on lapsing.company_id = $1 and lapsing.id = expiry.transaction_id
               and lapsing.kind = 'expiry' and lapsing.recorded_at = transaction.recorded_at
             where expiry.company_id = $1 and expiry.wallet_id = entry.wallet_id
               and expiry.version = entry.version + 1) as lapse
    cross join lateral (
            select customer_id, currency from wallet.wallet
             where company_id = $1 and id = entry.wallet_id offset 0) as wallet
    cross join lateral (
            select coalesce(array_agg(origin order by place), '{}') as origins,
                   coalesce(array_agg(amount order by place), '{}') as amounts
              from wallet.entry_part_view
             cross join lateral array_position(
                     array['promotional', 'gift_card', 'refund', 'paid', 'overdraft'], origin) as place
             where company_id = $1 and wallet_id = entry.wallet_id and version = entry.version) as part`,
)
