import { statement } from '@platform/database'

/** What a wallet says of itself, what its entries say, and what stands in the way of believing the entries. */
export interface DerivedWallet {
  balance: bigint
  held: bigint
  derived_balance: bigint
  derived_held: bigint
  obstacle: 'altered' | 'entries_missing' | 'sealed_otherwise' | 'below_floor' | null
}

/**
 * $1 company, $2 wallet. The entries are believed when their hashes follow from their rows, none is missing, the wallet
 * itself still names the last of them, and what was sealed of them stands: a wallet that names another end of its chain
 * may be all that is left of an entry that was removed.
 */
export const readDerivedWallet = statement<DerivedWallet>(
  'wallet.read-derived-wallet',
  `with chain as (
     select count(*) as entries, coalesce(max(version), 0) as last, coalesce(bool_and(stored = computed), true) as unaltered
       from wallet.entry_hash
      where company_id = $1 and wallet_id = $2
   ), moved as (
     select coalesce(sum(amount), 0)::bigint as balance, coalesce(sum(held_change), 0)::bigint as held
       from wallet.entry
      where company_id = $1 and wallet_id = $2
   )
   select wallet.balance, wallet.held, coalesce(last.balance_after, 0) as derived_balance,
          coalesce(last.held_after, 0) as derived_held,
          case
            when not chain.unaltered or coalesce(last.balance_after, 0) <> moved.balance
              or coalesce(last.held_after, 0) <> moved.held then 'altered'
            when chain.entries <> chain.last or wallet.version <> chain.last
              or wallet.last_hash <> coalesce(last.hash, wallet.genesis_hash(
                   wallet.company_id, wallet.id, wallet.customer_id, wallet.currency)) then 'entries_missing'
            when exists (
              select from wallet.seal_head head
                left join wallet.entry
                  on entry.company_id = head.company_id and entry.wallet_id = head.wallet_id
                 and entry.version = head.version
               where head.company_id = $1 and head.wallet_id = $2 and head.version > 0
                 and entry.hash is distinct from head.hash) then 'sealed_otherwise'
            when coalesce(last.balance_after, 0) - coalesce(last.held_after, 0) < wallet.floor then 'below_floor'
          end as obstacle
     from wallet.wallet
    cross join chain cross join moved
     left join wallet.entry last
       on last.company_id = wallet.company_id and last.wallet_id = wallet.id and last.version = chain.last
    where wallet.company_id = $1 and wallet.id = $2`,
)

/** A credit lot whose parts are not what the uses made of it say. */
export interface DerivedLot {
  version: bigint
  line: number
  remaining: bigint
  reserved: bigint
  consumed: bigint
  expired: bigint
  derived_remaining: bigint
  derived_reserved: bigint
  derived_consumed: bigint
  derived_expired: bigint
}

/** $1 company, $2 wallet. */
export const readDerivedLots = statement<DerivedLot>(
  'wallet.read-derived-lots',
  `select lot.version, lot.line::integer, lot.remaining, lot.reserved, lot.consumed, lot.expired,
          derived.remaining as derived_remaining, derived.reserved as derived_reserved,
          derived.consumed as derived_consumed, derived.expired as derived_expired
     from wallet.credit_lot lot
    cross join lateral (
      select (lot.amount + coalesce(sum(amount * ((to_part = 'remaining')::int - (from_part = 'remaining')::int)), 0))::bigint as remaining,
             coalesce(sum(amount * ((to_part = 'reserved')::int - (from_part = 'reserved')::int)), 0)::bigint as reserved,
             coalesce(sum(amount * ((to_part = 'consumed')::int - (from_part = 'consumed')::int)), 0)::bigint as consumed,
             coalesce(sum(amount * ((to_part = 'expired')::int - (from_part = 'expired')::int)), 0)::bigint as expired
        from wallet.lot_use used
       where used.company_id = lot.company_id and used.wallet_id = lot.wallet_id
         and used.lot_version = lot.version and used.lot_line = lot.line
    ) derived
    where lot.company_id = $1 and lot.wallet_id = $2
      and (lot.remaining, lot.reserved, lot.consumed, lot.expired)
          is distinct from (derived.remaining, derived.reserved, derived.consumed, derived.expired)
    order by lot.version, lot.line`,
)
