import { statement } from '@platform/database'
import type { TransactionKind } from '../transaction-request.ts'

export interface SpendingRow {
  credit_id: string
  wallet_id: string
  lot_version: bigint
  lot_line: number
  spender_id: string
  kind: TransactionKind
  source: string
  amount: bigint
}

/**
 * What the lots that credits added to were used for: $1 company, $2 credits. One row for a credit, lot and transaction
 * that spent of it, or let it expire, oldest first, less what came back of it. What comes back counts against the debit it comes back
 * from; a debt that a credit repaid at once is a use of its own. Reads the wallet's uses since the lot was made.
 */
export const findSpendingOfCredits = statement<SpendingRow>(
  'wallet.find-spending',
  `with credit as (
     select entry.transaction_id as id, entry.wallet_id, entry.version
       from unnest($2::uuid[]) as wanted (id)
       join wallet.entry entry on entry.company_id = $1 and entry.transaction_id = wanted.id
      where entry.amount > 0
   ), lot as (
     select credit.id as credit_id, made.wallet_id, made.version, made.line
       from credit
       join wallet.credit_lot made
         on made.company_id = $1 and made.wallet_id = credit.wallet_id and made.version = credit.version
     union
     select credit.id, used.wallet_id, used.lot_version, used.lot_line
       from credit
       join wallet.lot_use used
         on used.company_id = $1 and used.wallet_id = credit.wallet_id and used.version = credit.version
   )
   select lot.credit_id, lot.wallet_id, lot.version as lot_version, lot.line as lot_line, spender.id as spender_id,
          spender.kind, spender.source,
          sum(used.amount * ((used.to_part in ('consumed', 'expired'))::int
                           - (used.from_part in ('consumed', 'expired'))::int))::bigint as amount
     from lot
     join wallet.lot_use used
       on used.company_id = $1 and used.wallet_id = lot.wallet_id and used.version >= lot.version
      and used.lot_version = lot.version and used.lot_line = lot.line
     join wallet.entry entry
       on entry.company_id = $1 and entry.wallet_id = used.wallet_id and entry.version = used.version
     join wallet.transaction transaction on transaction.company_id = $1 and transaction.id = entry.transaction_id
     left join wallet.transaction undone on undone.company_id = $1 and undone.id = transaction.reverses
     join wallet.transaction spender
       on spender.company_id = $1
      and spender.id = case when entry.amount > 0 and used.to_part = 'consumed' then transaction.id
                            else coalesce(undone.refund_of, transaction.reverses, transaction.refund_of, transaction.id)
                       end
    group by lot.credit_id, lot.wallet_id, lot.version, lot.line, spender.id, spender.kind, spender.source
    order by min(used.version)`,
)
