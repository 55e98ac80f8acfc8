import { StatusBadge, type StatusTone, useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import type { WalletRow } from '../client.ts'
import { messages } from '../messages.ts'

const tones: Readonly<Record<WalletRow['status'], StatusTone>> = {
  active: 'done',
  frozen_in: 'attention',
  frozen_out: 'attention',
  frozen: 'stopped',
}

/** Whether credit may come and go. */
export function WalletStatus({ status }: { status: WalletRow['status'] }): ReactNode {
  const t = useMessages(messages)
  return <StatusBadge tone={tones[status]} label={t(`status.${status}`)} />
}
