-- Up Migration
create schema wallet_gift_cards;
grant usage on schema wallet_gift_cards to erp_app;

create type wallet_gift_cards.card_state as enum ('active', 'redeemed', 'cancelled', 'expired');

-- A card that was sold. Its id is also that of the sale's journal entry: one act, one id.
create table wallet_gift_cards.card (
  company_id integer not null,
  id uuid not null,
  -- HMAC of the code, by a key that is not in the database: who reads this table can redeem nothing.
  code_mac bytea not null,
  -- The last characters of the code, for people to tell cards apart by.
  code_end text not null,
  amount bigint not null,
  currency text not null,
  sold_on date not null,
  -- The last day on which it can be redeemed.
  expires_on date,
  buyer_id uuid,
  note text,
  -- Where the money went to.
  journal_id uuid not null,
  state wallet_gift_cards.card_state not null default 'active',
  sale_key uuid not null,
  sale_hash bytea not null,
  actor_id uuid,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (company_id, id),
  constraint card_code unique (company_id, code_mac),
  constraint card_sale_key unique (company_id, sale_key),
  constraint card_code_mac check (octet_length(code_mac) = 32),
  constraint card_code_end check (code_end ~ '^[0-9A-Z]{4}$'),
  constraint card_amount check (amount > 0),
  constraint card_currency check (currency ~ '^[A-Z]{3}$'),
  constraint card_expires_later check (expires_on >= sold_on),
  constraint card_note check (note <> ''),
  constraint card_sale_hash check (octet_length(sale_hash) = 32)
) with (fillfactor = 90);
create index card_expiring on wallet_gift_cards.card (company_id, expires_on) where state = 'active' and expires_on is not null;

create function wallet_gift_cards.refuse_other_change() returns trigger language plpgsql as $$
begin
  if old.state <> 'active' or new.state = 'active'
     or to_jsonb(new) - 'state' is distinct from to_jsonb(old) - 'state' then
    raise exception 'a gift card ends once, and nothing else of it changes' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger card_ends_once before update on wallet_gift_cards.card
  for each row execute function wallet_gift_cards.refuse_other_change();
create trigger card_is_kept before delete or truncate on wallet_gift_cards.card
  for each statement execute function host.refuse_change();
grant select, insert, update (state) on wallet_gift_cards.card to erp_app;

-- How a card ended, and when. Its id is that of the wallet's transaction or of the journal entry.
create table wallet_gift_cards.card_end (
  company_id integer not null,
  card_id uuid not null,
  how wallet_gift_cards.card_state not null,
  id uuid not null,
  -- Whose wallet has the credit now.
  customer_id uuid,
  ended_on date not null,
  note text,
  -- None where nobody asked: it has expired.
  idempotency_key uuid,
  request_hash bytea,
  actor_id uuid,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (company_id, card_id),
  constraint card_end_card foreign key (company_id, card_id) references wallet_gift_cards.card (company_id, id),
  constraint card_end_id unique (company_id, id),
  constraint card_end_key unique (company_id, idempotency_key),
  constraint card_end_how check (how <> 'active'),
  constraint card_end_customer check ((customer_id is not null) = (how = 'redeemed')),
  constraint card_end_request check ((idempotency_key is null) = (request_hash is null)),
  constraint card_end_hash check (octet_length(request_hash) = 32)
);
create index card_end_of_customer on wallet_gift_cards.card_end (company_id, customer_id) where customer_id is not null;
create trigger card_end_is_immutable before update or delete or truncate on wallet_gift_cards.card_end
  for each statement execute function host.refuse_change();
grant select, insert on wallet_gift_cards.card_end to erp_app;

-- Codes that were tried and are none, counted for every process alike.
create table wallet_gift_cards.guess (
  company_id integer not null,
  user_id uuid not null,
  begun_at timestamptz not null default now(),
  guesses integer not null,
  primary key (company_id, user_id),
  constraint guess_guesses check (guesses >= 0)
) with (fillfactor = 70);
grant select, insert, update on wallet_gift_cards.guess to erp_app;

create view wallet_gift_cards.card_view as
  select card.company_id, card.id as card_id, card.code_end, card.amount, card.currency, card.sold_on, card.expires_on,
         card.state, card.note, card.journal_id, card.buyer_id, buyer.name as buyer_name, card.recorded_at as sold_at,
         ended.id as end_id, ended.ended_on, ended.note as end_note, ended.recorded_at as ended_at,
         ended.customer_id, customer.name as customer_name, card.actor_id as seller_id, ended.actor_id as ender_id
  from wallet_gift_cards.card
  left join wallet_gift_cards.card_end ended on ended.company_id = card.company_id and ended.card_id = card.id
  left join customers.customer_view buyer on buyer.company_id = card.company_id and buyer.id = card.buyer_id
  left join customers.customer_view customer on customer.company_id = ended.company_id and customer.id = ended.customer_id;
grant select on wallet_gift_cards.card_view to erp_app;

-- Down Migration

drop schema wallet_gift_cards cascade;
