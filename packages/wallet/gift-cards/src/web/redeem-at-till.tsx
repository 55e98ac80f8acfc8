import type { PosFormProps } from '@erp/point-of-sale/web'
import { Button, Stack } from '@mantine/core'
import { ErrorAlert, useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import { messages } from './messages.ts'
import { RedeemFields } from './redeem-fields.tsx'
import { useRedemption } from './use-redemption.ts'

/** The same over the till, for a finger: a card that is scanned is redeemed by the Enter its scanner ends with. */
export function RedeemAtTill({ customer, onDone }: PosFormProps): ReactNode {
  const t = useMessages(messages)
  const redemption = useRedemption(customer, onDone)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        redemption.submit()
      }}
    >
      <Stack gap="md">
        <RedeemFields redemption={redemption} size="md" />
        <ErrorAlert error={redemption.error} messages={messages} />
        <Button type="submit" size="lg" loading={redemption.isPending}>
          {t('redeem.submit')}
        </Button>
      </Stack>
    </form>
  )
}
