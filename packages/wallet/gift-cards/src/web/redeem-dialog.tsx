import { EntryOnDemand } from '@erp/accounting/web'
import { FormDialog, useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import { giftCards } from './client.ts'
import { messages } from './messages.ts'
import { RedeemFields } from './redeem-fields.tsx'
import { type Redeemer, useRedemption } from './use-redemption.ts'

/** Turns a gift card into credit of a customer's wallet. */
export function RedeemDialog({ customer, onClose }: { customer: Redeemer; onClose: () => void }): ReactNode {
  const t = useMessages(messages)
  const redemption = useRedemption(customer, onClose)
  const { code, isWhole } = redemption
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('redeem.action')}
      submitLabel={t('redeem.submit')}
      onSubmit={redemption.submit}
      pending={redemption.isPending}
      error={redemption.error}
      messages={messages}
    >
      <RedeemFields redemption={redemption} />
      {isWhole && (
        <EntryOnDemand
          title={t('entry.title')}
          asked={giftCards.previewRedeem.queryOptions({ customerId: customer.id, code }, { retry: false })}
        />
      )}
    </FormDialog>
  )
}
