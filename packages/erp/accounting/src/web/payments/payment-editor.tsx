import { Text } from '@mantine/core'
import { useSession } from '@platform/plugin-api/web'
import { useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import { messages } from '../messages.ts'
import { useDestinationTitle } from '../shared/destination-title.ts'
import { OpenDocumentsEditor } from './open-documents-editor.tsx'
import { PaymentForm } from './payment-form.tsx'
import { oldestFirst } from './target-values.ts'
import { type PaymentEditor, settledKind } from './use-payment-editor.ts'

/** The fields of a payment, and the documents it settles where its destination says so. */
export function PaymentEditorFields({ editor, error }: { editor: PaymentEditor; error: unknown }): ReactNode {
  const t = useMessages(messages)
  const titleOf = useDestinationTitle()
  const { currency } = useSession().company
  const { values, change, options, documents, shares, tried } = editor
  const { customer, amount, destination } = values
  const kind = settledKind(destination)

  return (
    <>
      <PaymentForm values={values} onChange={change} options={options} tried={tried} error={error} />
      {customer !== null && kind !== undefined && documents.length === 0 && (
        <Text size="sm" c="dimmed" p="md">
          {t('payment.nothingOpen', { customer: customer.label })}
        </Text>
      )}
      {customer !== null && kind !== undefined && documents.length > 0 && (
        <OpenDocumentsEditor
          title={t('payment.openOf', { customer: customer.label })}
          documents={documents}
          shares={shares}
          onChange={(next) => change({ shares: next })}
          onOldestFirst={() => change({ shares: oldestFirst(documents, amount ?? 0n) })}
          onUseAll={(all) => change({ amount: all, shares: null })}
          amount={amount}
          currency={currency}
          surplusTo={kind === 'invoice' && options.surplusTo ? titleOf(options.surplusTo) : null}
        />
      )}
    </>
  )
}
