import { usePageParams } from '@platform/plugin-api/web'
import { DocumentPage, Loaded, notifyDone, splitHref, useMessages } from '@platform/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type Answers, accounting, invalidateInvoices } from '../client.ts'
import { messages } from '../messages.ts'
import { editPaymentPage, paymentPage, paymentsPage } from '../pages.ts'
import { PaymentEditorFields } from './payment-editor.tsx'
import { usePaymentEditor, valuesOf } from './use-payment-editor.ts'

/** Changes a draft of a payment. */
export function EditPaymentPage(): ReactNode {
  const { paymentId } = usePageParams(editPaymentPage)
  const query = useQuery(accounting.payments.get.queryOptions({ paymentId }))
  return (
    <Loaded query={query} as="document" messages={messages}>
      {(payment) => <EditPayment key={payment.id} payment={payment} />}
    </Loaded>
  )
}

function EditPayment({ payment }: { payment: Answers['payments']['get'] }): ReactNode {
  const t = useMessages(messages)
  const navigate = useNavigate()
  const paymentId = payment.id
  const paymentHref = paymentPage.href({ paymentId })
  const editor = usePaymentEditor(valuesOf(payment))
  const update = useMutation(
    accounting.payments.update.mutationOptions({
      onSuccess: () => {
        void invalidateInvoices()
        notifyDone(t('payment.saved'))
        void navigate({ ...splitHref(paymentHref), replace: true })
      },
    }),
  )

  function submit() {
    const fields = editor.submit()
    if (fields) update.mutate({ paymentId, fields })
  }

  return (
    <DocumentPage
      trail={[
        { label: t('payments.title'), href: paymentsPage.href() },
        { label: t('payment.draft'), href: paymentHref },
      ]}
      title={t('payment.editTitle')}
      actions={[
        { id: 'save', label: t('payment.save'), kind: 'primary', run: submit, pending: update.isPending },
      ]}
      saving={update}
      error={update.error}
      messages={messages}
    >
      <PaymentEditorFields editor={editor} error={update.error} />
    </DocumentPage>
  )
}
