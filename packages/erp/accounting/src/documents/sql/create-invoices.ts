import { statement } from '@platform/database'

/** Documents that one of the keys made: $1 company, $2 keys. */
export const findInvoicesByCreateKey = statement<{
  id: string
  create_key: string
  create_hash: Buffer
  net: bigint
  tax: bigint
  total: bigint
}>(
  'accounting.find-invoices-by-create-key',
  `select id, create_key, create_hash, net, tax, total
     from accounting.invoice where company_id = $1 and create_key = any($2::uuid[])`,
)

/** $1 company, $2 customer ids. */
export const findDocumentCustomers = statement<{ id: string; name: string; archived: boolean }>(
  'accounting.find-document-customers',
  `select id, name, archived from customers.customer_view where company_id = $1 and id = any($2::uuid[])`,
)

/** $1 company, $2 tax ids. */
export const findDocumentTaxes = statement<{ id: string; rate: number }>(
  'accounting.find-document-taxes',
  `select id, rate from catalog.tax_view where company_id = $1 and id = any($2::uuid[])`,
)

/** $1 company, $2 product ids. */
export const findDocumentProducts = statement<{ id: string }>(
  'accounting.find-document-products',
  `select id from catalog.product_view where company_id = $1 and id = any($2::uuid[])`,
)

/** $1 company, $2 who; then one array a column, in the order of the columns. */
export const insertInvoices = statement(
  'accounting.insert-invoices',
  `insert into accounting.invoice (company_id, created_by, id, create_key, create_hash, kind, customer_id,
          credit_note_of, date, due_date, currency, exchange_rate, prices_include_tax, reference, note,
          net, tax, total)
   select $1, $2, draft.*
     from unnest($3::uuid[], $4::uuid[], $5::bytea[], $6::accounting.invoice_kind[], $7::uuid[], $8::uuid[],
                 $9::date[], $10::date[], $11::text[], $12::numeric[], $13::boolean[], $14::text[], $15::text[],
                 $16::bigint[], $17::bigint[], $18::bigint[]) as draft`,
)

/** $1 company; then one array a column; quantities in thousandths. */
export const insertInvoiceLines = statement(
  'accounting.insert-invoice-lines',
  `insert into accounting.invoice_line (company_id, invoice_id, line, product_id, description, quantity,
          unit_price, discount, tax_id, tax_rate, net, tax, total, credits_line)
   select $1, invoice_id, line, product_id, description, quantity::numeric / 1000, unit_price, discount, tax_id,
          tax_rate, net, tax, net + tax, credits_line
     from unnest($2::uuid[], $3::integer[], $4::uuid[], $5::text[], $6::bigint[], $7::bigint[], $8::integer[],
                 $9::uuid[], $10::integer[], $11::bigint[], $12::bigint[], $13::integer[])
            as line (invoice_id, line, product_id, description, quantity, unit_price, discount, tax_id, tax_rate,
                     net, tax, credits_line)`,
)
