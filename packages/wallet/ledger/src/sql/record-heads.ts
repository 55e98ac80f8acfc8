import { statement } from '@platform/database'

/**
 * $1 company, $2 number of the seal: records how far every wallet has come that moved since it was last sealed, and
 * answers what the seal says. All of it is seen by one statement, so at one moment. Rivals who seal at once race for the
 * heads, and the loser finds the winner's seal.
 */
export const recordHeads = statement<{
  wallets: bigint
  entries: bigint
  changed: bigint
  heads: Buffer
  sealed_at: Date
}>(
  'wallet.record-heads',
  `with head as materialized (
     select wallet.id, wallet.version, wallet.last_hash,
            sealed.hash is distinct from wallet.last_hash as changed
       from wallet.wallet
       left join lateral (
              select hash from wallet.seal_head
               where seal_head.company_id = wallet.company_id and seal_head.wallet_id = wallet.id
               order by number desc limit 1
            ) as sealed on true
      where wallet.company_id = $1
   ), recorded as (
     insert into wallet.seal_head (company_id, number, version, wallet_id, hash)
     select $1, $2, version, id, last_hash from head where changed
   )
   select count(*) as wallets, coalesce(sum(version), 0)::bigint as entries, count(*) filter (where changed) as changed,
          sha256(coalesce(string_agg(wallet.field(id) || wallet.field(version) || wallet.field(last_hash), ''::bytea
                                     order by id) filter (where changed), ''::bytea)) as heads,
          date_trunc('milliseconds', clock_timestamp()) as sealed_at
     from head`,
  { retryOn: ['seal_head_pkey'] },
)
