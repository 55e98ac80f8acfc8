import { inScope, sqlSentence, upTo } from '@platform/plugin-api'

const noEntry = sqlSentence('has no journal entry')
const bookedAs = sqlSentence('is booked as {{source}}', { source: 'entry.source' })

/** A document of one day that is booked on another. */
const bookedOn = (document: string) =>
  sqlSentence('is of {{day, day}}, and booked on {{bookedOn, day}}', {
    day: `${document}.date`,
    bookedOn: 'entry.date',
  })

/** A document over one amount that is booked with another, both in minor units of `currency`. */
const bookedWith = (amounts: { amount: string; booked: string; currency?: string }) =>
  sqlSentence('is over {{amount, money}}, and booked with {{booked, money}}', amounts)

const invoiceNamed = (invoice: string) => sqlSentence('invoice {{invoice}}', { invoice })

export const invoicesAddUp = `select invoice.company_id, ${invoiceNamed('coalesce(invoice.number, invoice.id::text)')} as subject,
          case when (invoice.net, invoice.tax) is distinct from (line.net, line.tax)
               then ${sqlSentence(
                 'says net {{net, money}} and tax {{tax, money}}, its lines {{linesNet, money}} and {{linesTax, money}}',
                 {
                   net: 'invoice.net',
                   tax: 'invoice.tax',
                   linesNet: 'coalesce(line.net, 0)',
                   linesTax: 'coalesce(line.tax, 0)',
                   currency: 'invoice.currency',
                 },
               )} end as finding
     from accounting.invoice invoice
     left join (select company_id, invoice_id, sum(net) as net, sum(tax) as tax
                  from accounting.invoice_line group by company_id, invoice_id) as line
            on line.company_id = invoice.company_id and line.invoice_id = invoice.id
    where ${inScope('invoice')} and ${upTo('invoice.date')}`

export const invoicesAreBooked = `select invoice.company_id, ${invoiceNamed('invoice.number')} as subject,
          case when entry.id is null then ${noEntry}
               when entry.source <> 'invoice:' || invoice.id then ${bookedAs}
               when entry.date <> invoice.date and not invoice.opening then ${bookedOn('invoice')}
               when not invoice.opening
                and invoice.number is distinct from accounting.number_text(number.series, number.year, number.sequence)
                 then case when number.sequence is null then ${sqlSentence('is booked without a number')}
                      else ${sqlSentence('is booked as number {{number}}', {
                        number: 'accounting.number_text(number.series, number.year, number.sequence)',
                      })} end
               when item.entry_id is null then ${sqlSentence('has no open item')}
               when item.customer_id is distinct from invoice.customer_id
                 then ${sqlSentence('is booked for another customer')}
               when coalesce(item.currency, invoice.currency) <> invoice.currency
                 then ${sqlSentence('is in {{invoiceCurrency}}, and booked in {{bookedCurrency}}', {
                   invoiceCurrency: 'invoice.currency',
                   bookedCurrency: 'item.currency',
                 })}
               when coalesce(item.currency_amount, item.amount)
                      <> case invoice.kind when 'invoice' then invoice.total else -invoice.total end
                 then ${bookedWith({
                   amount: 'invoice.total',
                   booked: 'coalesce(item.currency_amount, item.amount)',
                   currency: 'invoice.currency',
                 })} end as finding
     from accounting.invoice invoice
     left join accounting.journal_entry entry
            on entry.company_id = invoice.company_id and entry.id = invoice.entry_id
     left join accounting.entry_number number
            on number.company_id = invoice.company_id and number.entry_id = invoice.entry_id
     left join accounting.open_item item
            on item.company_id = invoice.company_id and item.entry_id = invoice.entry_id and item.line = 1
    where ${inScope('invoice')} and ${upTo('invoice.date')} and invoice.status = 'confirmed'`

export const documentEntriesHaveDocuments = `select entry.company_id, ${sqlSentence('journal entry {{entry}}', { entry: 'entry.id' })} as subject,
          case when invoice.id is null and payment.id is null
               then ${sqlSentence('books {{source}}, which does not name it', { source: 'entry.source' })} end as finding
     from accounting.journal_entry entry
     left join accounting.invoice invoice
            on invoice.company_id = entry.company_id and invoice.entry_id = entry.id
     left join accounting.payment payment
            on payment.company_id = entry.company_id and entry.id in (payment.entry_id, payment.cancel_entry_id)
           and entry.source = 'payment:' || payment.id
    where ${inScope('entry')} and ${upTo('entry.date')}
      and (entry.source like 'invoice:%' or entry.source like 'payment:%')`

export const creditNotesFit = `select original.company_id, ${invoiceNamed('original.number')} as subject,
          case when bool_or(note.customer_id <> original.customer_id or note.currency <> original.currency)
                 then ${sqlSentence('has a credit note of another customer or currency')}
               when sum(note.total) > original.total
                 then ${sqlSentence('is over {{amount, money}}, and credited with {{credited, money}}', {
                   amount: 'original.total',
                   credited: 'sum(note.total)',
                   currency: 'original.currency',
                 })}
               when exists (
                 select from accounting.invoice_line line
                   join accounting.invoice credit
                     on credit.company_id = line.company_id and credit.credit_note_of = line.invoice_id
                    and credit.status = 'confirmed'
                   join accounting.invoice_line part
                     on part.company_id = credit.company_id and part.invoice_id = credit.id
                    and part.credits_line = line.line
                  where line.company_id = original.company_id and line.invoice_id = original.id
                  group by line.line, line.quantity
                 having sum(part.quantity) > line.quantity)
                 then ${sqlSentence('has a line of which more is credited than it is')} end as finding
     from accounting.invoice original
     join accounting.invoice note on note.company_id = original.company_id and note.credit_note_of = original.id
      and note.status = 'confirmed' and ${upTo('note.date')}
    where ${inScope('original')}
    group by original.company_id, original.id`

export const paymentsAreBooked = `select payment.company_id, ${sqlSentence('payment {{payment}}', { payment: 'payment.id' })} as subject,
          case when entry.id is null then ${noEntry}
               when entry.date <> payment.date then ${bookedOn('payment')}
               when entry.journal_id <> payment.journal_id then ${sqlSentence('is booked in another journal')}
               when case payment.direction when 'receive' then item.debit else item.credit end
                      is distinct from payment.amount
                 then ${bookedWith({ amount: 'payment.amount', booked: 'coalesce(item.debit + item.credit, 0)' })}
               when payment.status = 'cancelled' and back.reverses is distinct from payment.entry_id
                 then ${sqlSentence('is cancelled, and its entry is not reversed')}
               when payment.status = 'cancelled' and (back_item.debit, back_item.credit)
                      is distinct from (item.credit, item.debit)
                 then ${sqlSentence('came back with another amount')}
            end as finding
     from accounting.payment payment
     left join accounting.journal_entry entry
            on entry.company_id = payment.company_id and entry.id = payment.entry_id
     left join accounting.journal_item item
            on item.company_id = payment.company_id and item.entry_id = payment.entry_id and item.line = 1
     left join accounting.journal_entry back
            on back.company_id = payment.company_id and back.id = payment.cancel_entry_id
     left join accounting.journal_item back_item
            on back_item.company_id = payment.company_id and back_item.entry_id = back.id and back_item.line = 1
    where ${inScope('payment')} and ${upTo('payment.date')} and payment.status <> 'draft'`

export const writeOffsAreBooked = `select write_off.company_id, ${sqlSentence('write-off {{writeOff}}', { writeOff: 'write_off.id' })} as subject,
          case when item.entry_id is null then ${noEntry}
               when entry.source <> 'write-off:' || write_off.invoice_id then ${bookedAs}
               when entry.date <> write_off.date then ${bookedOn('write_off')}
               when item.debit + item.credit <> write_off.amount
                 then ${bookedWith({ amount: 'write_off.amount', booked: 'item.debit + item.credit' })}
               when (undo.id is null) <> (matching.undone_on is null)
                 then ${sqlSentence('was taken back in its matching or its entry alone')}
               when back.reverses is distinct from case when undo.id is not null then write_off.id end
                 then ${sqlSentence('was taken back by an entry that does not reverse it')} end as finding
     from accounting.write_off write_off
     left join accounting.journal_entry entry
            on entry.company_id = write_off.company_id and entry.id = write_off.id
     left join accounting.journal_item item
            on item.company_id = write_off.company_id and item.entry_id = write_off.id and item.line = 1
     left join accounting.matching matching
            on matching.company_id = write_off.company_id and matching.id = write_off.id
     left join accounting.write_off_undo undo
            on undo.company_id = write_off.company_id and undo.write_off_id = write_off.id
     left join accounting.journal_entry back on back.company_id = write_off.company_id and back.id = undo.id
    where ${inScope('write_off')} and ${upTo('write_off.date')}`
