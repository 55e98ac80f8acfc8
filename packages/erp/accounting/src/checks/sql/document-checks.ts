import { inScope, upTo } from '@platform/plugin-api'

export const invoicesAddUp = `select invoice.company_id, 'invoice ' || coalesce(invoice.number, invoice.id::text) as subject,
          case when (invoice.net, invoice.tax) is distinct from (line.net, line.tax)
               then 'says net ' || invoice.net || ' and tax ' || invoice.tax || ', its lines '
                    || coalesce(line.net, 0) || ' and ' || coalesce(line.tax, 0) end as finding
     from accounting.invoice invoice
     left join (select company_id, invoice_id, sum(net) as net, sum(tax) as tax
                  from accounting.invoice_line group by company_id, invoice_id) as line
            on line.company_id = invoice.company_id and line.invoice_id = invoice.id
    where ${inScope('invoice')} and ${upTo('invoice.date')}`

export const invoicesAreBooked = `select invoice.company_id, 'invoice ' || invoice.number as subject,
          case when entry.id is null then 'has no journal entry'
               when entry.source <> 'invoice:' || invoice.id then 'is booked as ' || entry.source
               when entry.date <> invoice.date and not invoice.opening then 'is of ' || invoice.date || ', and booked on ' || entry.date
               when not invoice.opening
                and invoice.number is distinct from accounting.number_text(number.series, number.year, number.sequence)
                 then 'is booked as number '
                      || coalesce(accounting.number_text(number.series, number.year, number.sequence), 'none')
               when item.entry_id is null then 'has no open item'
               when item.customer_id is distinct from invoice.customer_id then 'is booked for another customer'
               when coalesce(item.currency, invoice.currency) <> invoice.currency
                 then 'is in ' || invoice.currency || ', and booked in ' || item.currency
               when coalesce(item.currency_amount, item.amount)
                      <> case invoice.kind when 'invoice' then invoice.total else -invoice.total end
                 then 'is over ' || invoice.total || ', and booked with ' || coalesce(item.currency_amount, item.amount)
            end as finding
     from accounting.invoice invoice
     left join accounting.journal_entry entry
            on entry.company_id = invoice.company_id and entry.id = invoice.entry_id
     left join accounting.entry_number number
            on number.company_id = invoice.company_id and number.entry_id = invoice.entry_id
     left join accounting.open_item item
            on item.company_id = invoice.company_id and item.entry_id = invoice.entry_id and item.line = 1
    where ${inScope('invoice')} and ${upTo('invoice.date')} and invoice.status = 'confirmed'`

export const documentEntriesHaveDocuments = `select entry.company_id, 'journal entry ' || entry.id as subject,
          case when invoice.id is null and payment.id is null
               then 'books ' || entry.source || ', which does not name it' end as finding
     from accounting.journal_entry entry
     left join accounting.invoice invoice
            on invoice.company_id = entry.company_id and invoice.entry_id = entry.id
     left join accounting.payment payment
            on payment.company_id = entry.company_id and entry.id in (payment.entry_id, payment.cancel_entry_id)
           and entry.source = 'payment:' || payment.id
    where ${inScope('entry')} and ${upTo('entry.date')}
      and (entry.source like 'invoice:%' or entry.source like 'payment:%')`

export const creditNotesFit = `select original.company_id, 'invoice ' || original.number as subject,
          case when bool_or(note.customer_id <> original.customer_id or note.currency <> original.currency)
                 then 'has a credit note of another customer or currency'
               when sum(note.total) > original.total
                 then 'is over ' || original.total || ', and credited with ' || sum(note.total)
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
                 then 'has a line of which more is credited than it is' end as finding
     from accounting.invoice original
     join accounting.invoice note on note.company_id = original.company_id and note.credit_note_of = original.id
      and note.status = 'confirmed' and ${upTo('note.date')}
    where ${inScope('original')}
    group by original.company_id, original.id`

export const paymentsAreBooked = `select payment.company_id, 'payment ' || payment.id as subject,
          case when entry.id is null then 'has no journal entry'
               when entry.date <> payment.date then 'is of ' || payment.date || ', and booked on ' || entry.date
               when entry.journal_id <> payment.journal_id then 'is booked in another journal'
               when case payment.direction when 'receive' then item.debit else item.credit end
                      is distinct from payment.amount
                 then 'is over ' || payment.amount || ', and booked with ' || coalesce(item.debit + item.credit, 0)
               when payment.status = 'cancelled' and back.reverses is distinct from payment.entry_id
                 then 'is cancelled, and its entry is not reversed'
               when payment.status = 'cancelled' and (back_item.debit, back_item.credit)
                      is distinct from (item.credit, item.debit)
                 then 'came back with another amount'
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

export const writeOffsAreBooked = `select write_off.company_id, 'write-off ' || write_off.id as subject,
          case when item.entry_id is null then 'has no journal entry'
               when entry.source <> 'write-off:' || write_off.invoice_id then 'is booked as ' || entry.source
               when entry.date <> write_off.date then 'is of ' || write_off.date || ', and booked on ' || entry.date
               when item.debit + item.credit <> write_off.amount
                 then 'is over ' || write_off.amount || ', and booked with ' || item.debit + item.credit
               when (undo.id is null) <> (matching.undone_on is null)
                 then 'was taken back in its matching or its entry alone'
               when back.reverses is distinct from case when undo.id is not null then write_off.id end
                 then 'was taken back by an entry that does not reverse it' end as finding
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
