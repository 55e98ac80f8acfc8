import { StatusBadge, type StatusTone, useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import type { OrderKind } from '../../answers.ts'
import { messages } from '../messages.ts'

const tones = {
  sale: 'done',
  refund: 'stopped',
  recharge: 'open',
  undone_recharge: 'stopped',
  settlement: 'partial',
} as const satisfies Record<OrderKind, StatusTone>

/** What a receipt was given for, by word and shape. */
export function OrderKindBadge({ kind }: { kind: OrderKind }): ReactNode {
  const t = useMessages(messages)
  return <StatusBadge tone={tones[kind]} label={t(`kind.${kind}`)} />
}
