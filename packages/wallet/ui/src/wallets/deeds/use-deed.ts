import { useDebouncedValue } from '@mantine/hooks'
import { useIdempotencyKey } from '@platform/plugin-api/web'
import { useState } from 'react'
import type { WalletRow } from '../../client.ts'

/** What every form over a wallet is opened with. */
export type DeedProps = {
  wallet: Pick<WalletRow, 'walletId' | 'customerId' | 'customerName' | 'currency' | 'balance' | 'available'>
  onClose: () => void
}

const TYPING_PAUSE_MS = 300

/**
 * What the forms that move credit have in common: an amount, a note, and whether somebody wants to see beforehand what
 * it is going to post. The key stays as long as the form is open: what may have been done is not done twice, and what
 * was refused did not use it up.
 */
export function useDeed(initialAmount: bigint | null = null) {
  const [amount, setAmount] = useState(initialAmount)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const [isShown, setShown] = useState(false)
  const [idempotencyKey] = useIdempotencyKey()
  const [askedAmount] = useDebouncedValue(amount, TYPING_PAUSE_MS)
  return {
    amount,
    setAmount,
    note,
    setNote,
    /** Whether somebody tried to send it, and so wants to know what is missing. */
    tried,
    preview: {
      isShown,
      onToggle: () => setShown(!isShown),
      /** On the wire, once typing paused. */
      amount: (askedAmount ?? 0n).toString(),
      enabled: isShown && askedAmount !== null,
    },
    /** Sends it when nothing is missing. */
    attempt(send: (deed: { amount: string; note: string; idempotencyKey: string }) => void) {
      setTried(true)
      const reason = note.trim()
      if (amount !== null && reason !== '') send({ amount: amount.toString(), note: reason, idempotencyKey })
    },
  }
}

export type Deed = ReturnType<typeof useDeed>
