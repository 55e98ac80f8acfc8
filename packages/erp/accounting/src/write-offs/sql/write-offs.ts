import { statement } from '@platform/database'

/** $1 company, $2 keys: what they wrote off. */
export const findWriteOffs = statement<{
  id: string
  invoice_id: string
  amount: bigint
  idempotency_key: string
  request_hash: Buffer
}>(
  'accounting.find-write-offs',
  `select id, invoice_id, amount, idempotency_key, request_hash from accounting.write_off
    where company_id = $1 and idempotency_key = any($2::uuid[])`,
)

/** $1 company, $2 who; arrays, one element each: $3 ids, $4 documents, $5 amounts, $6 dates, $7 notes, $8 keys, $9 hashes. */
export const insertWriteOffs = statement<{ id: string }>(
  'accounting.insert-write-offs',
  `insert into accounting.write_off
          (company_id, actor_id, id, invoice_id, amount, date, note, idempotency_key, request_hash)
   select $1, $2::uuid, written.*
     from unnest($3::uuid[], $4::uuid[], $5::bigint[], $6::date[], $7::text[], $8::uuid[], $9::bytea[]) as written
   returning id`,
)

/** $1 company, $2 write-offs. They never change. */
export const readWriteOffs = statement<{ id: string; invoice_id: string; amount: bigint; date: string }>(
  'accounting.read-write-offs',
  'select id, invoice_id, amount, date from accounting.write_off where company_id = $1 and id = any($2::uuid[])',
)

/** $1 company, $2 write-offs, $3 keys: what took them back, and what those keys took back. */
export const findUndos = statement<{
  id: string
  write_off_id: string
  idempotency_key: string
  request_hash: Buffer
}>(
  'accounting.find-write-off-undos',
  `select id, write_off_id, idempotency_key, request_hash from accounting.write_off_undo
    where company_id = $1 and (write_off_id = any($2::uuid[]) or idempotency_key = any($3::uuid[]))`,
)

/** $1 company, $2 who; arrays, one element each: $3 write-offs, $4 entries, $5 dates, $6 keys, $7 hashes. */
export const insertUndos = statement<{ id: string }>(
  'accounting.insert-write-off-undos',
  `insert into accounting.write_off_undo
          (company_id, actor_id, write_off_id, id, date, idempotency_key, request_hash)
   select $1, $2::uuid, undone.*
     from unnest($3::uuid[], $4::uuid[], $5::date[], $6::uuid[], $7::bytea[]) as undone
   returning id`,
)
