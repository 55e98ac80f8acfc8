import { usePageParams, useSession } from '@platform/plugin-api/web'
import { DocumentPage, Loaded, notifyDone, splitHref, useMessages } from '@platform/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type Answers, accounting, invalidateInvoices } from '../client.ts'
import { messages } from '../messages.ts'
import { creditNotePage, creditNotesPage, editInvoicePage, invoicePage, invoicesPage } from '../pages.ts'
import { InvoiceForm } from './invoice-form.tsx'
import { toInvoiceInput } from './invoice-values.ts'
import { useInvoiceEditor, valuesOf } from './use-invoice-editor.ts'

/** Changes a draft of an invoice or of a free credit note. */
export function EditInvoicePage(): ReactNode {
  const { invoiceId } = usePageParams(editInvoicePage)
  const query = useQuery(accounting.invoices.get.queryOptions({ invoiceId }))
  return (
    <Loaded query={query} as="document" messages={messages}>
      {(invoice) => <EditInvoice key={invoice.id} invoice={invoice} />}
    </Loaded>
  )
}

function EditInvoice({ invoice }: { invoice: Answers['invoices']['get'] }): ReactNode {
  const t = useMessages(messages)
  const navigate = useNavigate()
  const { currency } = useSession().company
  const { id: invoiceId, kind } = invoice
  const { values, change, tried, markTried } = useInvoiceEditor(kind, valuesOf(invoice))
  const isInvoice = kind === 'invoice'
  const documentHref = (isInvoice ? invoicePage : creditNotePage).href({ invoiceId })
  const update = useMutation(
    accounting.invoices.update.mutationOptions({
      onSuccess: () => {
        void invalidateInvoices()
        notifyDone(t('invoice.saved'))
        void navigate({ ...splitHref(documentHref), replace: true })
      },
    }),
  )

  function submit() {
    markTried()
    const fields = toInvoiceInput(values, currency)
    if (fields) update.mutate({ invoiceId, fields })
  }

  return (
    <DocumentPage
      trail={[
        isInvoice
          ? { label: t('invoices.title'), href: invoicesPage.href() }
          : { label: t('creditNotes.title'), href: creditNotesPage.href() },
        { label: t(isInvoice ? 'invoice.draft' : 'creditNote.draft'), href: documentHref },
      ]}
      title={t(isInvoice ? 'invoice.editTitle' : 'creditNote.editTitle')}
      actions={[
        { id: 'save', label: t('invoice.save'), kind: 'primary', run: submit, pending: update.isPending },
      ]}
      saving={update}
      error={update.error}
      messages={messages}
    >
      <InvoiceForm kind={kind} values={values} onChange={change} tried={tried} error={update.error} />
    </DocumentPage>
  )
}
