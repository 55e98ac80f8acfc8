import { statement } from '@platform/database'

/** $1 company, $2 ids. */
export const findTaxIds = statement<{ id: string }>(
  'catalog.find-tax-ids',
  `select id from catalog.tax where company_id = $1 and id = any($2::uuid[])`,
)

/** Taxes that hold one of the given keys or names: $1 company, $2 keys, $3 names. */
export const findKnownTaxes = statement<{
  id: string
  name: string
  create_key: string
  create_hash: Buffer
}>(
  'catalog.find-known-taxes',
  `select id, name, create_key, create_hash from catalog.tax
    where company_id = $1 and (create_key = any($2::uuid[]) or name = any($3::text[]))`,
)

/** $1 company, then one array a column, in the order of the columns. */
export const insertTaxes = statement(
  'catalog.insert-taxes',
  `insert into catalog.tax (company_id, id, create_key, create_hash, name, rate)
   select $1, draft.* from unnest($2::uuid[], $3::uuid[], $4::bytea[], $5::text[], $6::integer[]) as draft`,
)

/** $1 company, $2 id, then the fields. Answers a row when there is such a tax. */
export const updateTaxFields = statement<{ id: string }>(
  'catalog.update-tax',
  `update catalog.tax set name = $3, rate = $4 where company_id = $1 and id = $2 returning id`,
)

/** $1 company, $2 id, $3 whether it is to be archived. Answers a row when there is such a tax. */
export const setTaxArchived = statement<{ id: string }>(
  'catalog.set-tax-archived',
  `update catalog.tax
      set archived_at = case when $3 then coalesce(archived_at, clock_timestamp()) end
    where company_id = $1 and id = $2
   returning id`,
)
