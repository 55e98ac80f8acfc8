import { useMessages, useShortcut } from '@platform/ui'
import type { ReactNode } from 'react'
import { messages } from '../../messages.ts'
import { isSellable } from '../basket/basket.ts'
import { keepFocus } from '../keep-focus.ts'
import { useTill } from '../till-context.ts'
import type { TillMethod } from '../till-types.ts'
import classes from './payment.module.css'

/** How it can be paid; a method that keeps money shows how much there is of it. */
export function MethodButtons(): ReactNode {
  const t = useMessages(messages)
  const { methods } = useTill()
  return (
    <fieldset aria-label={t('payment.methods')} className={classes['methods']}>
      {methods.map((method) => (
        <MethodButton key={method.id} method={method} />
      ))}
    </fieldset>
  )
}

function MethodButton({ method }: { method: TillMethod }): ReactNode {
  const t = useMessages(messages)
  const { basket, money, pressMethod, split, tenders } = useTill()
  const { icon: Icon, label, letter, available } = method
  const isPressed = tenders.some(({ methodId }) => methodId === method.id)
  const isPaid = tenders.length > 0 && split.due === 0n && !isPressed
  const enabled = isSellable(basket) && !isPaid
  const press = () => pressMethod(method.id)
  useShortcut({ keys: letter ?? 'unset', label, run: press, enabled: enabled && letter !== undefined })
  const hint = () => {
    if (available !== null) return money(available)
    return method.needsCustomer && basket.customer === null ? t('payment.needsCustomer') : null
  }
  return (
    <button
      type="button"
      className={classes['method']}
      aria-pressed={isPressed}
      disabled={!enabled}
      onMouseDown={keepFocus}
      onClick={press}
    >
      <Icon size={22} stroke={1.6} />
      <span>{label}</span>
      {hint() !== null && <bdi className={classes['available']}>{hint()}</bdi>}
      {letter !== undefined && (
        <span className={classes['letter']} aria-hidden="true">
          {letter.toUpperCase()}
        </span>
      )}
    </button>
  )
}
