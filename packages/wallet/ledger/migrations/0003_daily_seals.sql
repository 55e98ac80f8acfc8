-- Up Migration

-- Daily seals: what the chains of a company's wallets had come to, signed with a key that is not in the database. Whoever
-- owns the database can rewrite the end of a chain and its hashes together; from its seal on, no longer unseen.
create table wallet.seal (
  company_id integer not null,
  -- 1, 2, 3, ... without a gap.
  number integer not null check (number > 0),
  -- Of the company, on which it was made.
  day date not null,
  sealed_at timestamptz not null,
  -- How many the company had, changed or not.
  wallets bigint not null check (wallets >= 0),
  entries bigint not null check (entries >= 0),
  -- sha256 over the heads of this number, by wallet. With the digests before it, it covers every wallet.
  heads bytea not null check (octet_length(heads) = 32),
  -- The digest of the seal before; null for the first.
  previous bytea check (octet_length(previous) = 32),
  -- Ed25519 over the digest of all of the above.
  signature bytea not null check (octet_length(signature) = 64),
  primary key (company_id, number),
  constraint seal_follows check ((number = 1) = (previous is null))
);

-- How far a wallet had come when it was sealed, and the hash it ended in. Only wallets that moved since the seal before.
create table wallet.seal_head (
  company_id integer not null,
  number integer not null,
  -- 0 for a wallet without entries.
  version bigint not null check (version >= 0),
  wallet_id uuid not null,
  hash bytea not null check (octet_length(hash) = 32),
  primary key (company_id, wallet_id, number)
);

grant select, insert on wallet.seal, wallet.seal_head to erp_app;

create trigger seal_is_immutable before update or delete or truncate on wallet.seal
  for each statement execute function wallet.refuse_change();
create trigger seal_head_is_immutable before update or delete or truncate on wallet.seal_head
  for each statement execute function wallet.refuse_change();
alter table wallet.seal enable always trigger seal_is_immutable;
alter table wallet.seal_head enable always trigger seal_head_is_immutable;
