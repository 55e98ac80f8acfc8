import { useMessages } from '@platform/ui'
import { IconBasket, IconCash, IconLayoutGrid } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { messages } from '../messages.ts'
import { piecesOf } from './basket/basket.ts'
import { keepFocus } from './keep-focus.ts'
import classes from './till.module.css'
import { type TillStep, useTill } from './till-context.ts'

/** Where the screen is too narrow for all zones: from one to the next. */
export function StepBar(): ReactNode {
  const t = useMessages(messages)
  const { amounts, basket, layout, money, setStep, step } = useTill()
  const pieces = piecesOf(basket)
  const isTablet = layout === 'tablet'
  const current = isTablet && step === 'basket' ? 'products' : step
  const button = (to: TillStep, icon: ReactNode, label: string, strong = false) => (
    <button
      type="button"
      className={classes['step']}
      aria-current={current === to ? 'step' : undefined}
      data-strong={strong || undefined}
      onMouseDown={keepFocus}
      onClick={() => setStep(to)}
    >
      {icon}
      <span>{label}</span>
    </button>
  )
  return (
    <nav className={classes['steps']} aria-label={t('steps.title')}>
      {button('products', <IconLayoutGrid size={22} aria-hidden="true" />, t('steps.products'))}
      {!isTablet &&
        button(
          'basket',
          <IconBasket size={22} aria-hidden="true" />,
          pieces === 0 ? t('steps.basket') : t('steps.basketOf', { count: pieces }),
        )}
      {button(
        'payment',
        <IconCash size={22} aria-hidden="true" />,
        pieces === 0 ? t('steps.payment') : t('steps.paymentOf', { amount: money(amounts.sum.total) }),
        pieces > 0,
      )}
    </nav>
  )
}
