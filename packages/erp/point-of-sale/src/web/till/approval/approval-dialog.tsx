import { useMessages } from '@platform/ui'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { pointOfSale } from '../../client.ts'
import { messages } from '../../messages.ts'
import { PinDialog } from '../people/pin-dialog.tsx'
import type { Approval, TillLoad } from '../till-types.ts'
import type { ApprovalQuestion } from './approval.tsx'

/** Whose PIN counts where a cashier's does not. */
const managers = new Set(['owner', 'accountant'])

/** Asks a manager to allow something with their PIN. It is told right or wrong here, and judged again with the deed. */
export function ApprovalDialog({
  question,
  load,
  onAnswer,
}: {
  question: ApprovalQuestion
  load: TillLoad
  onAnswer: (approval: Approval | null) => void
}): ReactNode {
  const t = useMessages(messages)
  const vouch = useMutation(
    pointOfSale.cashiers.vouch.mutationOptions({
      onSuccess: (_, { userId, pin }) => onAnswer({ userId, pin }),
    }),
  )
  return (
    <PinDialog
      title={t('approval.title')}
      hint={t('approval.hint', { what: whatOf(question) })}
      people={load.cashiers.filter(({ role, hasPin }) => hasPin && managers.has(role))}
      noPeople={t('approval.nobody')}
      submitLabel={t('approval.allow')}
      pending={vouch.isPending}
      error={vouch.error}
      onSubmit={(userId, pin) => vouch.mutate({ userId, pin, permission: question.permission })}
      onClose={() => onAnswer(null)}
    />
  )

  function whatOf({ permission, title }: ApprovalQuestion): string {
    switch (permission) {
      case 'point-of-sale.discount':
        return t('approval.discount')
      case 'point-of-sale.override-prices':
        return t('approval.price')
      case 'point-of-sale.refund':
        return t('approval.refund')
      case 'point-of-sale.move-cash':
        return t('approval.cash')
      case 'point-of-sale.undo-recharges':
        return t('approval.undo')
      case 'point-of-sale.vouch':
        return t('approval.vouch')
      default:
        return title
    }
  }
}
