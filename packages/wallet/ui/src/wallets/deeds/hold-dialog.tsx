import { Text } from '@mantine/core'
import {
  addDays,
  DateInput,
  FormDialog,
  notifyDone,
  problemOfField,
  useMessages,
  useToday,
} from '@platform/ui'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { invalidateWallets, wallet } from '../../client.ts'
import { messages } from '../../messages.ts'
import { useFormatMoney } from '../../use-format-money.ts'
import { AmountField, NoteField } from './deed-fields.tsx'
import { type DeedProps, useDeed } from './use-deed.ts'

const USUAL_DAYS = 7

/** Sets credit aside until a day. */
export function HoldDialog({ wallet: { customerId, currency }, onClose }: DeedProps): ReactNode {
  const t = useMessages(messages)
  const format = useFormatMoney()
  const today = useToday()
  const deed = useDeed()
  const [expiresOn, setExpiresOn] = useState<string | null>(() => addDays(today, USUAL_DAYS))
  const place = useMutation(
    wallet.placeHold.mutationOptions({
      onSuccess: (_placed, { amount }) => {
        void invalidateWallets()
        notifyDone(t('hold.done', { amount: format({ amount, currency }) }))
        onClose()
      },
    }),
  )
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('hold.action')}
      submitLabel={t('hold.submit')}
      onSubmit={() =>
        deed.attempt((sent) => expiresOn !== null && place.mutate({ customerId, expiresOn, ...sent }))
      }
      pending={place.isPending}
      error={place.error}
      messages={messages}
    >
      <Text size="sm">{t('hold.intro')}</Text>
      <AmountField deed={deed} currency={currency} error={place.error} />
      <DateInput
        label={t('hold.until')}
        description={t('hold.untilHint')}
        required
        min={today}
        value={expiresOn}
        onChange={setExpiresOn}
        error={
          deed.tried && expiresOn === null
            ? t('hold.untilMissing')
            : problemOfField(place.error, 'expiresOn', messages)
        }
      />
      <NoteField deed={deed} error={place.error} />
      <Text size="sm" c="dimmed">
        {t('deed.nothingBooked')}
      </Text>
    </FormDialog>
  )
}
