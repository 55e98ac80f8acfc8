import { useCustomerEntity } from '@erp/customers/web'
import { useIdempotencyKey } from '@platform/plugin-api/web'
import { DocumentPage, notifyDone, splitHref, useMessages } from '@platform/ui'
import { useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { accounting, invalidateInvoices } from '../client.ts'
import { messages } from '../messages.ts'
import { paymentPage, paymentsPage } from '../pages.ts'
import { PaymentEditorFields } from './payment-editor.tsx'
import { type PaymentStart, useNewPaymentValues, usePaymentEditor } from './use-payment-editor.ts'

/** Receives or sends money; the address may say for whom, which way, from or to what, and how much. */
export function NewPaymentPage(): ReactNode {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const text = (name: string) => {
    const value = search[name]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
  }
  const customer = useCustomerEntity(text('customerId'))
  const amount = text('amount')
  // Nobody shall begin to write in a form that starts anew a moment later.
  if (customer === undefined) return null
  const start: PaymentStart = {
    direction: text('direction') === 'send' ? 'send' : 'receive',
    customer,
    destination: text('destination') ?? null,
    amount: amount !== undefined && /^[1-9]\d{0,18}$/.test(amount) ? BigInt(amount) : null,
  }
  // The form starts anew when a link asks for somebody else, or for the other direction.
  return <NewPaymentForm key={`${start.direction} ${customer?.id}`} start={start} />
}

function NewPaymentForm({ start }: { start: PaymentStart }): ReactNode {
  const t = useMessages(messages)
  const navigate = useNavigate()
  const editor = usePaymentEditor(useNewPaymentValues(start))
  const [idempotencyKey, renewKey] = useIdempotencyKey()
  const create = useMutation(
    accounting.payments.create.mutationOptions({
      onSuccess: ({ paymentId }) => {
        void invalidateInvoices()
        notifyDone(t('payment.created'))
        void navigate({ ...splitHref(paymentPage.href({ paymentId })), replace: true })
      },
      // What was refused is another request once it was corrected.
      onError: renewKey,
    }),
  )

  function submit() {
    const input = editor.submit()
    if (input) create.mutate({ ...input, idempotencyKey })
  }

  return (
    <DocumentPage
      trail={[{ label: t('payments.title'), href: paymentsPage.href() }]}
      title={t('payment.new')}
      actions={[
        { id: 'create', label: t('payment.create'), kind: 'primary', run: submit, pending: create.isPending },
      ]}
      saving={create}
      error={create.error}
      messages={messages}
    >
      <PaymentEditorFields editor={editor} error={create.error} />
    </DocumentPage>
  )
}
