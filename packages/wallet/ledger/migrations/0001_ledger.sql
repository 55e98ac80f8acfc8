-- Up Migration

-- The wallet ledger: what a company owes each of its customers, in minor units of the wallet's currency.
-- Transactions, entries and lot uses are only ever added. Whatever may change (a wallet's balance, what is left of a
-- lot, how far a hold is used) follows from them, is written in the same statement, and is proved by `erp verify`.
create schema wallet;
grant usage on schema wallet to erp_app;

-- Which way money may not move: into the wallet, out of it, or either.
create type wallet.wallet_status as enum ('active', 'frozen_in', 'frozen_out', 'frozen');

-- In the order in which lots that expire alike are spent.
create type wallet.lot_origin as enum ('promotional', 'gift_card', 'refund', 'paid');

-- Every lot divides into these; what is remaining or reserved is part of the balance.
create type wallet.lot_part as enum ('remaining', 'reserved', 'consumed', 'expired');

create type wallet.hold_state as enum ('open', 'captured', 'released', 'expired');

create type wallet.transaction_kind as enum (
  'top_up', 'payout', 'charge', 'allocation', 'refund', 'return', 'promotion', 'gift_card', 'transfer',
  'adjustment', 'opening', 'reversal', 'expiry', 'hold', 'capture', 'release', 'handover'
);

create type wallet.counterpart as enum (
  'payments', 'invoices', 'sales', 'promotions', 'gift_cards', 'adjustments', 'opening', 'wallets', 'expiry',
  'holds', 'unclaimed'
);

-- Tables ------------------------------------------------------------------------------------------------------------
-- Keys start with the company. The rows of one posting come from one statement, under the lock of their wallet, and
-- that statement counts what it wrote; so they name each other without foreign keys, whose checks would lock and log
-- each of those rows once more. `verify` looks for orphans. Rows that name an older posting do have one.

-- One per customer, never deleted. No index on what moves, and free space on the page: its updates stay there (HOT).
create table wallet.wallet (
  company_id integer not null,
  status wallet.wallet_status not null default 'active',
  balance bigint not null default 0,
  -- The sum of its open holds.
  held bigint not null default 0 check (held >= 0),
  -- How far below zero it may go: 0, or less where overdraft is allowed.
  floor bigint not null default 0 check (floor <= 0),
  -- How many entries it has.
  version bigint not null default 0 check (version >= 0),
  created_at timestamptz not null default clock_timestamp(),
  id uuid not null,
  customer_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- The hash of its last entry, or `wallet.genesis_hash` before the first.
  last_hash bytea not null check (octet_length(last_hash) = 32),
  primary key (company_id, id),
  constraint wallet_of_customer unique (company_id, customer_id),
  constraint wallet_above_floor check (balance - held >= floor)
) with (fillfactor = 50);

create table wallet.transaction (
  company_id integer not null,
  kind wallet.transaction_kind not null,
  accounting_date date not null,
  occurred_at timestamptz not null,
  -- The database's clock, read after the wallets were locked: never before the entry it follows.
  recorded_at timestamptz not null,
  id uuid not null,
  idempotency_key uuid not null,
  actor_id uuid,
  -- The whole transaction that this one undoes.
  reverses uuid,
  -- The debit that this one gives a part of back.
  refund_of uuid,
  procedure text not null check (procedure <> ''),
  -- The act that caused it: 'allocation:<id>'.
  source text not null check (source <> ''),
  request_hash bytea not null check (octet_length(request_hash) = 32),
  note text,
  primary key (company_id, id),
  constraint transaction_idempotency_key unique (company_id, procedure, idempotency_key),
  constraint transaction_source unique (company_id, kind, source),
  constraint transaction_reversed foreign key (company_id, reverses) references wallet.transaction,
  constraint transaction_refunded foreign key (company_id, refund_of) references wallet.transaction,
  constraint transaction_undoes_one check (num_nonnulls(reverses, refund_of) <= 1)
);
create unique index transaction_reversed_once on wallet.transaction (company_id, reverses)
  where reverses is not null;
create index transaction_refunds on wallet.transaction (company_id, refund_of) where refund_of is not null;

-- A movement of one wallet. Its versions are 1, 2, 3, ... without a gap, and each chains to the one before by its
-- balance and its hash.
create table wallet.entry (
  company_id integer not null,
  counterpart wallet.counterpart not null,
  version bigint not null check (version > 0),
  -- Above zero it raises what the company owes.
  amount bigint not null,
  -- Above zero it sets a part of the balance aside.
  held_change bigint not null default 0,
  balance_after bigint not null,
  held_after bigint not null check (held_after >= 0),
  wallet_id uuid not null,
  transaction_id uuid not null,
  hold_id uuid,
  hash bytea not null check (octet_length(hash) = 32),
  primary key (company_id, wallet_id, version),
  -- A transaction moves a wallet once.
  constraint entry_of_transaction unique (company_id, transaction_id, wallet_id),
  constraint entry_moves check (amount <> 0 or held_change <> 0)
);

-- A part of a balance with one origin, known by the entry that made it (version, line). Its parts add up to it.
create table wallet.credit_lot (
  company_id integer not null,
  line smallint not null check (line > 0),
  origin wallet.lot_origin not null,
  -- Whether it is still part of the balance. A column of its own, so that the index below does not
  -- depend on the parts: an update that leaves the lot open stays on its page (HOT).
  open boolean not null generated always as (remaining + reserved > 0) stored,
  version bigint not null,
  amount bigint not null check (amount > 0),
  remaining bigint not null check (remaining >= 0),
  reserved bigint not null default 0 check (reserved >= 0),
  consumed bigint not null default 0 check (consumed >= 0),
  expired bigint not null default 0 check (expired >= 0),
  expires_at timestamptz,
  wallet_id uuid not null,
  primary key (company_id, wallet_id, version, line),
  constraint credit_lot_adds_up check (amount = remaining + reserved + consumed + expired)
) with (fillfactor = 75);
create index credit_lot_open on wallet.credit_lot (company_id, wallet_id) where open;

-- What an entry (version) took from one part of a lot (lot_version, lot_line) to another, in the order of its lines.
-- The uses of one lot are found by reading its wallet's uses from lot_version on: rare work, so no index is kept for it.
create table wallet.lot_use (
  company_id integer not null,
  line smallint not null check (line > 0),
  lot_line smallint not null,
  from_part wallet.lot_part not null,
  to_part wallet.lot_part not null,
  version bigint not null,
  lot_version bigint not null,
  amount bigint not null check (amount > 0),
  wallet_id uuid not null,
  primary key (company_id, wallet_id, version, line),
  constraint lot_use_moves check (from_part <> to_part),
  -- An entry may use the lots it makes: a credit to a wallet below zero repays the debt at once.
  constraint lot_use_after_lot check (version >= lot_version)
);

-- An amount set aside, known to the outside by its id and made by the entry (version).
create table wallet.hold (
  company_id integer not null,
  state wallet.hold_state not null default 'open',
  version bigint not null,
  amount bigint not null check (amount > 0),
  captured bigint not null default 0 check (captured >= 0),
  released bigint not null default 0 check (released >= 0),
  expires_at timestamptz not null,
  id uuid not null,
  wallet_id uuid not null,
  primary key (company_id, id),
  constraint hold_of_entry unique (company_id, wallet_id, version),
  constraint hold_within_amount check (captured + released <= amount),
  constraint hold_open_or_used check ((state = 'open') = (captured + released < amount))
) with (fillfactor = 75);
alter table wallet.entry add constraint entry_of_hold foreign key (company_id, hold_id) references wallet.hold;

-- Guards: by privilege, and by trigger for those who have it --------------------------------------------------------

grant select, insert on wallet.transaction, wallet.entry, wallet.lot_use to erp_app;
grant select, insert, update (status, balance, held, floor, version, last_hash) on wallet.wallet to erp_app;
grant select, insert, update (remaining, reserved, consumed, expired) on wallet.credit_lot to erp_app;
grant select, insert, update (state, captured, released) on wallet.hold to erp_app;

create function wallet.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% on %.% is refused: what is posted stays; a correction is a reversal',
    tg_op, tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger transaction_is_immutable before update or delete or truncate on wallet.transaction
  for each statement execute function wallet.refuse_change();
create trigger entry_is_immutable before update or delete or truncate on wallet.entry
  for each statement execute function wallet.refuse_change();
create trigger lot_use_is_immutable before update or delete or truncate on wallet.lot_use
  for each statement execute function wallet.refuse_change();
create trigger wallet_is_kept before delete or truncate on wallet.wallet
  for each statement execute function wallet.refuse_change();
create trigger credit_lot_is_kept before delete or truncate on wallet.credit_lot
  for each statement execute function wallet.refuse_change();
create trigger hold_is_kept before delete or truncate on wallet.hold
  for each statement execute function wallet.refuse_change();
-- Also where a session calls itself a replica.
alter table wallet.transaction enable always trigger transaction_is_immutable;
alter table wallet.entry enable always trigger entry_is_immutable;
alter table wallet.lot_use enable always trigger lot_use_is_immutable;
alter table wallet.wallet enable always trigger wallet_is_kept;
alter table wallet.credit_lot enable always trigger credit_lot_is_kept;
alter table wallet.hold enable always trigger hold_is_kept;

-- For statements that count what they wrote: a count that is off is a defect, and undoes the transaction.
create function wallet.require(holds boolean, promise text) returns void language plpgsql as $$
begin
  if holds is not true then
    raise exception 'wallet ledger: %', promise using errcode = 'assert_failure';
  end if;
end $$;

-- The hash chain ----------------------------------------------------------------------------------------------------
-- Every field is encoded as in PostgreSQL's binary COPY format: its length as int4, then its bytes; null is length -1.
-- Stable where PostgreSQL calls what they call stable: only then are they inlined, which is ten times as fast.

create function wallet.field(content bytea) returns bytea language sql immutable parallel safe
return coalesce(int4send(octet_length(content)) || content, int4send(-1));

create function wallet.field(content text) returns bytea language sql stable parallel safe
return wallet.field(convert_to(content, 'UTF8'));

create function wallet.field(content bigint) returns bytea language sql immutable parallel safe
return wallet.field(int8send(content));

create function wallet.field(content uuid) returns bytea language sql immutable parallel safe
return wallet.field(uuid_send(content));

create function wallet.micros(moment timestamptz) returns bigint language sql stable parallel safe
return (extract(epoch from moment) * 1000000)::bigint;

create function wallet.field(content timestamptz) returns bytea language sql stable parallel safe
return wallet.field(wallet.micros(content));

create function wallet.field(content date) returns bytea language sql stable parallel safe
return wallet.field(to_char(content, 'YYYY-MM-DD'));

-- Where a wallet's chain starts: whose it is, and in which currency.
create function wallet.genesis_hash(company_id integer, wallet_id uuid, customer_id uuid, currency text) returns bytea
language sql stable parallel safe
return sha256(wallet.field('wallet-v1') || wallet.field(company_id::bigint) || wallet.field(wallet_id)
  || wallet.field(customer_id) || wallet.field(currency));

-- Every entry's hash as it is stored, and as it follows from the rows: of the stored hash before it, and of every
-- economic field of the entry, its transaction, the hold it placed, the lots it made and the uses it made of lots.
create view wallet.entry_hash as
with lots_made as (
  select company_id, wallet_id, version, count(*) as count,
         string_agg(wallet.field(line::bigint) || wallet.field(origin::text) || wallet.field(amount)
           || wallet.field(expires_at), ''::bytea order by line) as fields
    from wallet.credit_lot
   group by company_id, wallet_id, version
), lots_used as (
  select company_id, wallet_id, version, count(*) as count,
         string_agg(wallet.field(line::bigint) || wallet.field(lot_version) || wallet.field(lot_line::bigint)
           || wallet.field(amount) || wallet.field(from_part::text) || wallet.field(to_part::text),
           ''::bytea order by line) as fields
    from wallet.lot_use
   group by company_id, wallet_id, version
)
select entry.company_id, entry.wallet_id, entry.version, entry.hash as stored,
       sha256(
         wallet.field('wallet-entry-v1')
         || wallet.field(coalesce(
              lag(entry.hash) over (partition by entry.company_id, entry.wallet_id order by entry.version),
              wallet.genesis_hash(wallet.company_id, wallet.id, wallet.customer_id, wallet.currency)))
         || wallet.field(entry.company_id::bigint)
         || wallet.field(entry.wallet_id)
         || wallet.field(entry.version)
         || wallet.field(transaction.id)
         || wallet.field(transaction.kind::text)
         || wallet.field(transaction.procedure)
         || wallet.field(transaction.idempotency_key)
         || wallet.field(transaction.request_hash)
         || wallet.field(transaction.source)
         || wallet.field(transaction.note)
         || wallet.field(transaction.actor_id)
         || wallet.field(transaction.occurred_at)
         || wallet.field(transaction.recorded_at)
         || wallet.field(transaction.accounting_date)
         || wallet.field(transaction.reverses)
         || wallet.field(transaction.refund_of)
         || wallet.field(entry.amount)
         || wallet.field(entry.held_change)
         || wallet.field(entry.counterpart::text)
         || wallet.field(entry.balance_after)
         || wallet.field(entry.held_after)
         || wallet.field(entry.hold_id)
         || wallet.field(hold.amount)
         || wallet.field(hold.expires_at)
         || wallet.field(coalesce(lots_made.count, 0)) || coalesce(lots_made.fields, ''::bytea)
         || wallet.field(coalesce(lots_used.count, 0)) || coalesce(lots_used.fields, ''::bytea)
       ) as computed
  from wallet.entry entry
  join wallet.wallet wallet on wallet.company_id = entry.company_id and wallet.id = entry.wallet_id
  join wallet.transaction transaction
    on transaction.company_id = entry.company_id and transaction.id = entry.transaction_id
  left join wallet.hold hold
    on hold.company_id = entry.company_id and hold.wallet_id = entry.wallet_id and hold.version = entry.version
  left join lots_made
    on lots_made.company_id = entry.company_id and lots_made.wallet_id = entry.wallet_id
   and lots_made.version = entry.version
  left join lots_used
    on lots_used.company_id = entry.company_id and lots_used.wallet_id = entry.wallet_id
   and lots_used.version = entry.version;

-- Published views ---------------------------------------------------------------------------------------------------

-- An entry's amount by the class of credit it touched; 'overdraft' is its share below zero. A class adds up over the
-- entries up to a date to what the wallets held of it at that date, which is what the control accounts must show.
create view wallet.entry_part_view as
select part.company_id, part.wallet_id, part.version, part.origin, part.amount
  from (
    select moved.company_id, moved.wallet_id, moved.version, moved.origin::text as origin, sum(moved.amount)::bigint as amount
      from (
        select company_id, wallet_id, version, origin, amount from wallet.credit_lot
        union all
        select used.company_id, used.wallet_id, used.version, lot.origin,
               used.amount * ((used.to_part in ('remaining', 'reserved'))::int
                            - (used.from_part in ('remaining', 'reserved'))::int)
          from wallet.lot_use used
          join wallet.credit_lot lot
            on lot.company_id = used.company_id and lot.wallet_id = used.wallet_id
           and lot.version = used.lot_version and lot.line = used.lot_line
      ) moved
     group by moved.company_id, moved.wallet_id, moved.version, moved.origin
    union all
    select company_id, wallet_id, version, 'overdraft',
           least(balance_after, 0) - least(balance_after - amount, 0)
      from wallet.entry
  ) part
 where part.amount <> 0;

-- The wallets as lists show them.
create view wallet.wallet_view as
select wallet.company_id, wallet.id as wallet_id, wallet.customer_id, wallet.currency, wallet.balance, wallet.held,
       wallet.balance - wallet.held as available, wallet.floor, wallet.status::text as status, wallet.version,
       wallet.created_at, transaction.recorded_at as last_moved_at
  from wallet.wallet wallet
  left join wallet.entry entry
    on entry.company_id = wallet.company_id and entry.wallet_id = wallet.id and entry.version = wallet.version
  left join wallet.transaction transaction
    on transaction.company_id = entry.company_id and transaction.id = entry.transaction_id;

-- A wallet's history: each entry with what its transaction says of itself.
create view wallet.entry_view as
select entry.company_id, entry.wallet_id, entry.version, wallet.customer_id, wallet.currency, entry.transaction_id,
       transaction.kind::text as kind, transaction.source, transaction.note, transaction.actor_id,
       transaction.occurred_at, transaction.recorded_at, transaction.accounting_date, transaction.reverses,
       transaction.refund_of, undoing.id as reversed_by, entry.counterpart::text as counterpart, entry.amount,
       entry.held_change, entry.balance_after, entry.held_after, entry.hold_id
  from wallet.entry entry
  join wallet.wallet wallet on wallet.company_id = entry.company_id and wallet.id = entry.wallet_id
  join wallet.transaction transaction
    on transaction.company_id = entry.company_id and transaction.id = entry.transaction_id
  left join wallet.transaction undoing
    on undoing.company_id = transaction.company_id and undoing.reverses = transaction.id;

grant select on wallet.entry_hash, wallet.entry_part_view, wallet.wallet_view, wallet.entry_view to erp_app;
