import { useIdempotencyKey } from '@platform/plugin-api/web'
import { ErrorAlert, useConfirm, useMessages } from '@platform/ui'
import { type ReactNode, useState } from 'react'
import { messages } from '../../messages.ts'
import { TillButton } from '../dialogs/till-button.tsx'
import { useTill } from '../till-context.ts'
import type { Receipt } from '../till-types.ts'
import { useWrites } from '../writes/writes.tsx'

/** Takes a mistyped recharge back, whole; the money goes back the way it came. */
export function UndoRecharge({ receipt }: { receipt: Receipt }): ReactNode {
  const t = useMessages(messages)
  const { money, openDialog, sessionId } = useTill()
  const { write } = useWrites()
  const confirm = useConfirm()
  const [key] = useIdempotencyKey()
  const [isPending, setPending] = useState(false)
  const [error, setError] = useState<unknown>(null)

  async function undo() {
    const amount = money(BigInt(receipt.total.amount))
    const isSure = await confirm({
      title: t('undo.title'),
      body: t('undo.body', { amount, name: receipt.customer?.name }),
      confirmLabel: t('undo.confirm'),
      danger: true,
    })
    if (!isSure) return
    setPending(true)
    setError(null)
    try {
      const request = { idempotencyKey: key, orderId: receipt.orderId, sessionId }
      const undone = await write({ kind: 'undo', request })
      if (undone !== null) openDialog({ name: 'receipt', receipt: undone, isNew: true })
    } catch (failure) {
      setError(failure)
    } finally {
      setPending(false)
    }
  }

  return (
    <>
      <ErrorAlert error={error} messages={messages} />
      <TillButton pending={isPending} onClick={() => void undo()}>
        {t('receipt.undo')}
      </TillButton>
    </>
  )
}
