import { useExtensions } from '@platform/plugin-api/web'
import { useShortcut } from '@platform/ui'
import type { ReactNode } from 'react'
import { type PosChangeAction, posChangeActions } from '../../slots.ts'
import { keepFocus } from '../keep-focus.ts'
import { useTill } from '../till-context.ts'
import classes from './payment.module.css'

/** Change goes into the hand, or stays where a method keeps it for the customer: one key. */
export function ChangeChoice(): ReactNode {
  const { basket, methods, split, tenders } = useTill()
  const actions = useExtensions(posChangeActions)
  // Balances move once an order: what paid by a balance cannot also keep change in it.
  const isBalanceMoved = tenders.some(({ kind }) => kind === 'account')
  if (split.change === 0n || basket.customer === null || isBalanceMoved) return null
  return actions
    .filter(({ methodId }) => methods.some(({ id, canDeposit }) => id === methodId && canDeposit))
    .map((action) => <KeepChange key={action.id} action={action} />)
}

function KeepChange({ action }: { action: PosChangeAction }): ReactNode {
  const { changeKeptBy, keepChange, money, split } = useTill()
  const { methodId, icon: Icon, letter, label, chosenLabel } = action
  const isKept = changeKeptBy === methodId
  const change = money(split.change)
  const toggle = () => keepChange(isKept ? null : methodId)
  useShortcut({ keys: letter, label: label(change), run: toggle })
  return (
    <button
      type="button"
      className={classes['keep']}
      aria-pressed={isKept}
      onMouseDown={keepFocus}
      onClick={toggle}
    >
      <Icon size={20} />
      <span>{isKept ? chosenLabel(change) : label(change)}</span>
      <span className={classes['letter']} aria-hidden="true">
        {letter.toUpperCase()}
      </span>
    </button>
  )
}
