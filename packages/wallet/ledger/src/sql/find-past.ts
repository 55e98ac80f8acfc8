import { statement } from '@platform/database'
import type { LotPart } from '../decide/state.ts'
import type { TransactionKind } from '../transaction-request.ts'
import type { LotRow } from './find-open-lots.ts'

// $1 company, $2 transactions: those, what undid or refunded them, and what undid a refund of them. A transfer is its
// sender's.
const family = `
  with recursive family (id) as (
    select unnest($2::uuid[])
    union
    select transaction.id
      from family
     cross join lateral (
             select id from wallet.transaction where company_id = $1 and reverses = family.id
             union all
             select id from wallet.transaction where company_id = $1 and refund_of = family.id) as transaction
  ), past as (
    select transaction.id, transaction.kind, transaction.source, transaction.reverses, transaction.refund_of,
           entry.wallet_id, entry.version, entry.amount
      from family
      join wallet.transaction transaction on transaction.company_id = $1 and transaction.id = family.id
      join wallet.entry entry on entry.company_id = $1 and entry.transaction_id = family.id
     where not (transaction.kind = 'transfer' and entry.amount > 0)
  )`

export interface PastRow {
  id: string
  kind: TransactionKind
  source: string
  reverses: string | null
  refund_of: string | null
  wallet_id: string
  version: bigint
  amount: bigint
}

export const findPast = statement<PastRow>(
  'wallet.find-past',
  `${family} select * from past order by wallet_id, version`,
)

/** The lots that those transactions made or used, open or not. */
export const findPastLots = statement<LotRow>(
  'wallet.find-past-lots',
  `${family}, touched as (
     select past.wallet_id, used.lot_version as version, used.lot_line as line
       from past
       join wallet.lot_use used
         on used.company_id = $1 and used.wallet_id = past.wallet_id and used.version = past.version
     union
     select past.wallet_id, made.version, made.line
       from past
       join wallet.credit_lot made
         on made.company_id = $1 and made.wallet_id = past.wallet_id and made.version = past.version
   )
   select lot.wallet_id, lot.version, lot.line, lot.origin, lot.amount, lot.remaining, lot.reserved, lot.consumed,
          lot.expired, lot.expires_at
     from touched
     join wallet.credit_lot lot
       on lot.company_id = $1 and lot.wallet_id = touched.wallet_id
      and lot.version = touched.version and lot.line = touched.line`,
)

export interface UseRow {
  wallet_id: string
  version: bigint
  lot_version: bigint
  lot_line: number
  amount: bigint
  from_part: LotPart
  to_part: LotPart
}

/** What those transactions used of lots. */
export const findPastUses = statement<UseRow>(
  'wallet.find-past-uses',
  `${family}
   select used.wallet_id, used.version, used.lot_version, used.lot_line, used.amount, used.from_part, used.to_part
     from past
     join wallet.lot_use used
       on used.company_id = $1 and used.wallet_id = past.wallet_id and used.version = past.version
    order by used.wallet_id, used.version, used.line`,
)
