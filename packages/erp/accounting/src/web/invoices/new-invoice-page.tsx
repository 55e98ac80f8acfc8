import { useCustomerEntity } from '@erp/customers/web'
import { useIdempotencyKey, useSession } from '@platform/plugin-api/web'
import { DocumentPage, type Entity, notifyDone, splitHref, useMessages } from '@platform/ui'
import { useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { InvoiceKind } from '../../documents/invoice-types.ts'
import { accounting, invalidateInvoices } from '../client.ts'
import { messages } from '../messages.ts'
import { creditNotePage, creditNotesPage, invoicePage, invoicesPage } from '../pages.ts'
import { InvoiceForm } from './invoice-form.tsx'
import { toInvoiceInput } from './invoice-values.ts'
import { useInvoiceEditor, useNewInvoiceValues } from './use-invoice-editor.ts'

/** Writes an invoice; `?customerId=` in the address says for whom. */
export function NewInvoicePage(): ReactNode {
  return <NewDocument kind="invoice" />
}

/** Writes a credit note that is not for an invoice. */
export function NewCreditNotePage(): ReactNode {
  return <NewDocument kind="credit_note" />
}

function NewDocument({ kind }: { kind: InvoiceKind }): ReactNode {
  const { customerId }: { readonly customerId?: unknown } = useSearch({ strict: false })
  const asked = typeof customerId === 'string' ? customerId : undefined
  const customer = useCustomerEntity(asked)
  // Nobody shall begin to write in a form that starts anew a moment later.
  if (customer === undefined) return null
  return <NewDocumentForm key={customer?.id} kind={kind} customer={customer} />
}

function NewDocumentForm({ kind, customer }: { kind: InvoiceKind; customer: Entity | null }): ReactNode {
  const t = useMessages(messages)
  const navigate = useNavigate()
  const { currency } = useSession().company
  const { values, change, tried, markTried } = useInvoiceEditor(kind, useNewInvoiceValues(customer))
  const [idempotencyKey, renewKey] = useIdempotencyKey()
  const isInvoice = kind === 'invoice'
  const create = useMutation(
    accounting.invoices.create.mutationOptions({
      onSuccess: ({ invoiceId }) => {
        void invalidateInvoices()
        notifyDone(t('invoice.created'))
        const href = (isInvoice ? invoicePage : creditNotePage).href({ invoiceId })
        void navigate({ ...splitHref(href), replace: true })
      },
      // What was refused is another request once it was corrected.
      onError: renewKey,
    }),
  )

  function submit() {
    markTried()
    const input = toInvoiceInput(values, currency)
    if (input) create.mutate({ ...input, kind, idempotencyKey })
  }

  return (
    <DocumentPage
      trail={[
        isInvoice
          ? { label: t('invoices.title'), href: invoicesPage.href() }
          : { label: t('creditNotes.title'), href: creditNotesPage.href() },
      ]}
      title={t(isInvoice ? 'invoice.new' : 'creditNote.new')}
      actions={[
        { id: 'create', label: t('invoice.create'), kind: 'primary', run: submit, pending: create.isPending },
      ]}
      saving={create}
      error={create.error}
      messages={messages}
    >
      <InvoiceForm kind={kind} values={values} onChange={change} tried={tried} error={create.error} />
    </DocumentPage>
  )
}
