import { useExtensions } from '@platform/plugin-api/web'
import { MoneyText, Slot, useMessages } from '@platform/ui'
import { IconUserPlus, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { messages } from '../../messages.ts'
import { type PosCustomerFactsProps, posCustomerActions, posCustomerFacts } from '../../slots.ts'
import { keepFocus } from '../keep-focus.ts'
import { useTill } from '../till-context.ts'
import classes from './customer.module.css'

/** Who buys: nobody in particular, or a customer with what is worth knowing about them. */
export function CustomerBar(): ReactNode {
  const t = useMessages(messages)
  const { basket, changeBasket, currency, deeds, methods, openDialog } = useTill()
  const actions = useExtensions(posCustomerActions)
  const choose = () => openDialog({ name: 'customer' })
  const { customer } = basket
  if (customer === null)
    return (
      <div className={classes['bar']}>
        <button type="button" className={classes['choose']} onMouseDown={keepFocus} onClick={choose}>
          <IconUserPlus size={20} aria-hidden="true" />
          {t('customer.choose')}
        </button>
      </div>
    )
  return (
    <div className={classes['bar']}>
      <button
        type="button"
        className={classes['chosen']}
        aria-label={t('customer.change', { name: customer.name })}
        onMouseDown={keepFocus}
        onClick={choose}
      >
        <strong>
          <bdi>{customer.name}</bdi>
        </strong>
        <span className={classes['facts']}>
          {methods.map(({ id, label, available }) =>
            available === null ? null : (
              <span key={id}>
                {label} <MoneyText value={{ amount: available, currency }} strong />
              </span>
            ),
          )}
          <Slot<PosCustomerFactsProps> of={posCustomerFacts} props={{ customer, place: 'chosen' }} />
        </span>
      </button>
      {actions.map(({ id, label, icon: Icon, run }) => (
        <button
          key={id}
          type="button"
          className={classes['iconButton']}
          aria-label={label()}
          title={label()}
          onMouseDown={keepFocus}
          onClick={() => run(customer, deeds)}
        >
          <Icon size={22} />
        </button>
      ))}
      <button
        type="button"
        className={classes['iconButton']}
        aria-label={t('customer.remove')}
        title={t('customer.remove')}
        onMouseDown={keepFocus}
        onClick={() => changeBasket((before) => ({ ...before, customer: null }))}
      >
        <IconX size={20} aria-hidden="true" />
      </button>
    </div>
  )
}
