import { statement } from '@platform/database'

/** What confirming is about, before anything is locked: $1 company, $2 ids, $3 keys. Neither column ever changes back. */
export const findConfirmations = statement<{
  id: string
  credit_note_of: string | null
  confirm_key: string | null
}>(
  'accounting.find-confirmations',
  `select id, credit_note_of, confirm_key from accounting.invoice
    where company_id = $1 and (id = any($2::uuid[]) or confirm_key = any($3::uuid[]))`,
)

export interface InvoiceSumRow {
  id: string
  reference: string
  exchange_rate: string | null
  confirm_key: string | null
  tax_name: string | null
  net: bigint
  tax: bigint
}

/** $1 company, $2 ids: what the entry of each is made from, by tax. */
export const readInvoiceSums = statement<InvoiceSumRow>(
  'accounting.read-invoice-sums',
  `select invoice.id, invoice.reference, invoice.exchange_rate::text, invoice.confirm_key, tax.name as tax_name,
          sum(line.net)::bigint as net, sum(line.tax)::bigint as tax
     from accounting.invoice invoice
     join accounting.invoice_line line on line.company_id = invoice.company_id and line.invoice_id = invoice.id
     left join catalog.tax_view tax on tax.company_id = line.company_id and tax.id = line.tax_id
    where invoice.company_id = $1 and invoice.id = any($2::uuid[])
    group by invoice.id, invoice.reference, invoice.exchange_rate, invoice.confirm_key, tax.id, tax.name,
             line.tax_rate
    order by invoice.id, tax.name, line.tax_rate`,
)

/** $1 company, $2 ids of invoices: what confirmed credit notes have credited of them. */
export const readCredited = statement<{ id: string; credited: bigint }>(
  'accounting.read-credited',
  `select credit_note_of as id, sum(total)::bigint as credited
     from accounting.invoice
    where company_id = $1 and credit_note_of = any($2::uuid[]) and status = 'confirmed'
    group by credit_note_of`,
)

/** $1 company, $2 ids of invoices, $3 their currency: what of them is written off, and was not taken back. */
export const readWrittenOff = statement<{ id: string; amount: bigint }>(
  'accounting.read-written-off',
  `select invoice.id, sum(written.amount)::bigint as amount
     from accounting.invoice invoice
     join accounting.write_off_view written
       on written.company_id = invoice.company_id and written.invoice_id = invoice.id and written.undo_id is null
    where invoice.company_id = $1 and invoice.id = any($2::uuid[]) and invoice.currency = $3
    group by invoice.id`,
)

/**
 * $1 company, $2 who; one array a column: $3 ids, $4 entries, $5 keys, $6 numbers as text, and as $7 series, $8 year and
 * $9 sequence. Every one must still be a draft.
 */
export const confirmInvoiceRows = statement<{ id: string }>(
  'accounting.confirm-invoices',
  `with confirmed as (
     select * from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::smallint[], $9::integer[])
                     as confirmed (id, entry_id, key, number, series, year, sequence)
   ), numbered as (
     insert into accounting.entry_number (company_id, entry_id, series, year, sequence)
     select $1, entry_id, series, year, sequence from confirmed
   )
   update accounting.invoice invoice
      set status = 'confirmed', number = confirmed.number, entry_id = confirmed.entry_id,
          confirm_key = confirmed.key, confirmed_at = clock_timestamp(), confirmed_by = $2
     from confirmed
    where invoice.company_id = $1 and invoice.id = confirmed.id
   returning invoice.id`,
)
