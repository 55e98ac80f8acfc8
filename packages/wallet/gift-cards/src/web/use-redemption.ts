import { formatMoney, fromWire } from '@platform/money'
import { useIdempotencyKey } from '@platform/plugin-api/web'
import { notifyDone, useLocale, useMessages } from '@platform/ui'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { readCode } from '../codes/read-code.ts'
import { giftCards, invalidateGiftCards } from './client.ts'
import { messages } from './messages.ts'

/** Whose wallet gets the credit. */
export type Redeemer = { readonly id: string; readonly name: string }

/** What the forms that redeem a card have in common, in the back office and at the till. */
export function useRedemption(customer: Redeemer, onDone: () => void) {
  const t = useMessages(messages)
  const locale = useLocale()
  const [code, setCode] = useState('')
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const [idempotencyKey, renewKey] = useIdempotencyKey()
  const { mutate, isPending, error } = useMutation(
    giftCards.redeem.mutationOptions({
      onSuccess: ({ amount }) => {
        void invalidateGiftCards()
        notifyDone(
          t('redeem.done', { amount: formatMoney(fromWire(amount), locale), customer: customer.name }),
        )
        onDone()
      },
      // Another code is another request.
      onError: renewKey,
    }),
  )
  const isWhole = readCode(code) !== null
  return {
    customer,
    code,
    setCode,
    note,
    setNote,
    isWhole,
    /** Whether somebody tried to send it, and so wants to know what is missing. */
    tried,
    isPending,
    error,
    submit() {
      setTried(true)
      if (isWhole && !isPending)
        mutate({ customerId: customer.id, code, note: note.trim() || null, idempotencyKey })
    },
  }
}

export type Redemption = ReturnType<typeof useRedemption>
