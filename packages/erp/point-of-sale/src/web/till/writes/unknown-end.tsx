import { Modal, Stack, Text } from '@mantine/core'
import { useNetwork } from '@mantine/hooks'
import { ErrorAlert, useMessages } from '@platform/ui'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { messages } from '../../messages.ts'
import { TillButton } from '../dialogs/till-button.tsx'
import type { Receipt } from '../till-types.ts'
import type { PendingWrite } from './pending-write.ts'
import { findWrite, sendWrite } from './send-write.ts'

const ASK_AGAIN_MS = 3_000

/**
 * Says plainly that an answer never came, and asks for it by its key until somebody answers. Then either the receipt is
 * there, or nothing was booked, and the cashier decides: once more, with the same key, or not at all.
 */
export function UnknownEnd({
  write,
  onEnd,
}: {
  write: PendingWrite
  onEnd: (receipt: Receipt | null) => void
}): ReactNode {
  const t = useMessages(messages)
  const { online } = useNetwork()
  const [state, setState] = useState<'asking' | 'unanswered' | 'not_booked' | 'sending'>('asking')
  const [error, setError] = useState<unknown>(null)
  const { idempotencyKey } = write.request

  const ask = useCallback(async () => {
    try {
      const receipt = await findWrite(idempotencyKey)
      if (receipt !== null) onEnd(receipt)
      else setState('not_booked')
    } catch {
      setState('unanswered')
    }
  }, [idempotencyKey, onEnd])

  useEffect(() => void ask(), [])
  useEffect(() => {
    if (state !== 'unanswered') return
    const timer = setTimeout(() => void ask(), ASK_AGAIN_MS)
    return () => clearTimeout(timer)
  })

  async function again() {
    setState('sending')
    setError(null)
    const sent = await sendWrite(write)
    if (sent.end === 'booked') onEnd(sent.receipt)
    else if (sent.end === 'unknown') setState('unanswered')
    else {
      setError(sent.error)
      setState('not_booked')
    }
  }

  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={state === 'not_booked' ? t('unknown.notBookedTitle') : t('unknown.title')}
    >
      <Stack gap="md">
        <Text role="status" aria-live="polite">
          {state === 'not_booked' ? t(`unknown.notBooked.${write.kind}`) : sentence()}
        </Text>
        <ErrorAlert error={error} messages={messages} />
        {state === 'not_booked' ? (
          <>
            <TillButton primary data-autofocus onClick={() => void again()}>
              {t('unknown.again')}
            </TillButton>
            <TillButton onClick={() => onEnd(null)}>{t('unknown.leave')}</TillButton>
          </>
        ) : (
          <TillButton
            data-autofocus
            pending={state !== 'unanswered'}
            onClick={() => {
              setState('asking')
              void ask()
            }}
          >
            {state === 'sending' ? t('unknown.sending') : t('unknown.askNow')}
          </TillButton>
        )}
      </Stack>
    </Modal>
  )

  function sentence(): string {
    if (!online) return t('unknown.offline')
    return state === 'unanswered' ? t('unknown.unanswered') : t('unknown.asking')
  }
}
