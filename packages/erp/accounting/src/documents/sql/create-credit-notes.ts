import { statement } from '@platform/database'

/** $1 company, $2 ids of the invoices to be credited. */
export const readOriginals = statement<{
  id: string
  kind: 'invoice' | 'credit_note'
  status: 'draft' | 'confirmed'
  number: string | null
  customer_id: string
  currency: string
  exchange_rate: string | null
  prices_include_tax: boolean
}>(
  'accounting.read-originals',
  `select id, kind, status, number, customer_id, currency, exchange_rate, prices_include_tax
     from accounting.invoice where company_id = $1 and id = any($2::uuid[])`,
)

export interface OriginalLineRow {
  invoice_id: string
  line: number
  product_id: string | null
  description: string
  quantity: bigint
  unit_price: bigint
  discount: number
  tax_id: string | null
  tax_rate: number | null
  net: bigint
  tax: bigint
  credited_quantity: bigint
  credited_net: bigint
  credited_tax: bigint
}

/** $1 company, $2 ids of invoices. Quantities in thousandths; what confirmed credit notes took back of each line. */
export const readOriginalLines = statement<OriginalLineRow>(
  'accounting.read-original-lines',
  `select line.invoice_id, line.line, line.product_id, line.description, (line.quantity * 1000)::bigint as quantity,
          line.unit_price, line.discount, line.tax_id, line.tax_rate, line.net, line.tax,
          coalesce(credited.quantity, 0)::bigint as credited_quantity,
          coalesce(credited.net, 0)::bigint as credited_net, coalesce(credited.tax, 0)::bigint as credited_tax
     from accounting.invoice_line line
     left join (
       select note.credit_note_of, credit.credits_line, sum(credit.quantity * 1000) as quantity,
              sum(credit.net) as net, sum(credit.tax) as tax
         from accounting.invoice note
         join accounting.invoice_line credit on credit.company_id = note.company_id and credit.invoice_id = note.id
        where note.company_id = $1 and note.credit_note_of = any($2::uuid[]) and note.status = 'confirmed'
        group by note.credit_note_of, credit.credits_line
     ) credited on credited.credit_note_of = line.invoice_id and credited.credits_line = line.line
    where line.company_id = $1 and line.invoice_id = any($2::uuid[])
    order by line.invoice_id, line.line`,
)
