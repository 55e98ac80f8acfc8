-- Up Migration

-- The lots of a wallet in the order in which they are spent, so that a charge reads only the first of them, however many
-- there are. A lot keeps its place: nothing in it changes while the lot is open.
create index credit_lot_spending on wallet.credit_lot (company_id, wallet_id, expires_at, origin, version, line)
  where open;
drop index wallet.credit_lot_open;
