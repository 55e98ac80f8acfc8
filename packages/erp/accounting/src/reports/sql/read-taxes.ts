import { statement } from '@platform/database'

/** $1 company, $2 its currency, $3 first day or null, $4 last day or null: documents in that currency, by tax and kind. */
export const readTaxSums = statement<{
  tax_id: string | null
  rate: number | null
  kind: 'invoice' | 'credit_note'
  base: string
  tax: string
}>(
  'accounting.read-tax-sums',
  `select line.tax_id, line.tax_rate as rate, invoice.kind::text as kind, sum(line.net) as base, sum(line.tax) as tax
     from accounting.invoice invoice
     join accounting.invoice_line line on line.company_id = invoice.company_id and line.invoice_id = invoice.id
    where invoice.company_id = $1 and invoice.currency = $2 and invoice.status = 'confirmed' and not invoice.opening
      and invoice.date between coalesce($3::date, '-infinity') and coalesce($4::date, 'infinity')
    group by line.tax_id, line.tax_rate, invoice.kind`,
)

export interface DocumentTaxRow {
  invoice_id: string
  kind: 'invoice' | 'credit_note'
  currency: string
  exchange_rate: string | null
  total: bigint
  tax_id: string | null
  rate: number | null
  net: bigint
  tax: bigint
}

const documentTaxes = `
  select invoice.id as invoice_id, invoice.kind::text as kind, invoice.currency, invoice.exchange_rate::text,
         invoice.total, line.tax_id, line.tax_rate as rate, sum(line.net)::bigint as net, sum(line.tax)::bigint as tax
    from accounting.invoice invoice
    join accounting.invoice_line line on line.company_id = invoice.company_id and line.invoice_id = invoice.id
    left join catalog.tax_view tax on tax.company_id = line.company_id and tax.id = line.tax_id
   where invoice.company_id = $1`

/** In the order in which an entry's tax items are booked, so that conversion shares out alike. */
const inOrder = `
   group by invoice.id, invoice.kind, invoice.currency, invoice.exchange_rate, invoice.total, line.tax_id, tax.name,
            line.tax_rate
   order by invoice.id, tax.name, line.tax_rate`

/** $1 company, $2 its currency, $3 first day or null, $4 last day or null: documents in others, one row a tax of each. */
export const readForeignTaxes = statement<DocumentTaxRow>(
  'accounting.read-foreign-taxes',
  `${documentTaxes} and invoice.currency <> $2 and invoice.status = 'confirmed' and not invoice.opening
     and invoice.date between coalesce($3::date, '-infinity') and coalesce($4::date, 'infinity')
   ${inOrder}`,
)

/** $1 company, $2 documents: one row a tax of each. */
export const readTaxesOf = statement<DocumentTaxRow>(
  'accounting.read-taxes-of',
  `${documentTaxes} and invoice.id = any($2::uuid[]) ${inOrder}`,
)

/**
 * $1 company, $2 tax or null for lines without one, $3 rate or null for any, $4 first day or null, $5 last day or null,
 * $6 how many rows, $7 how many to skip: the documents with that tax, the last first.
 */
export const readTaxedDocuments = statement<{
  id: string
  kind: 'invoice' | 'credit_note'
  number: string
  date: string
  customer_id: string
  customer_name: string | null
  all_rows: bigint
}>(
  'accounting.read-taxed-documents',
  `select invoice.id, invoice.kind::text as kind, invoice.number, invoice.date, invoice.customer_id,
          customer.name as customer_name, count(*) over () as all_rows
     from accounting.invoice invoice
     left join customers.customer_view customer
            on customer.company_id = invoice.company_id and customer.id = invoice.customer_id
    where invoice.company_id = $1 and invoice.status = 'confirmed' and not invoice.opening
      and invoice.date between coalesce($4::date, '-infinity') and coalesce($5::date, 'infinity')
      and exists (select from accounting.invoice_line line
                   where line.company_id = invoice.company_id and line.invoice_id = invoice.id
                     and line.tax_id is not distinct from $2::uuid
                     and ($3::integer is null or line.tax_rate = $3::integer))
    order by invoice.date desc, invoice.id desc
    limit $6 offset $7`,
)

/** $1 company, $2 taxes: their names. */
export const readTaxNames = statement<{ id: string; name: string }>(
  'accounting.read-tax-names',
  `select id, name from catalog.tax_view where company_id = $1 and id = any($2::uuid[])`,
)

/** $1 company, $2 first day or null, $3 last day or null: what moved on the account of tax on sales. */
export const readTaxAccount = statement<{ id: string; code: string; name: string; moved: string }>(
  'accounting.read-tax-account',
  `select account.id, account.code, account.name, coalesce(sum(item.credit - item.debit), 0) as moved
     from accounting.account_role role
     join accounting.account account on account.company_id = role.company_id and account.id = role.account_id
     left join accounting.journal_item item
            on item.company_id = account.company_id and item.account_id = account.id
           and item.date between coalesce($2::date, '-infinity') and coalesce($3::date, 'infinity')
    where role.company_id = $1 and role.role = 'tax_payable'
    group by account.id, account.code, account.name`,
)
