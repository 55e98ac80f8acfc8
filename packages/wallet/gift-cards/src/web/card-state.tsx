import { StatusBadge, type StatusTone, useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import type { CardState } from './client.ts'
import { messages } from './messages.ts'

export const cardStates: readonly CardState[] = ['active', 'redeemed', 'cancelled', 'expired']

const tones = {
  active: 'open',
  redeemed: 'done',
  cancelled: 'stopped',
  expired: 'stopped',
} as const satisfies Record<CardState, StatusTone>

export function CardStateBadge({ state }: { state: CardState }): ReactNode {
  const t = useMessages(messages)
  return <StatusBadge tone={tones[state]} label={t(`state.${state}`)} />
}
