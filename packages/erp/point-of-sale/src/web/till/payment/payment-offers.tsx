import { useExtensions } from '@platform/plugin-api/web'
import { useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import { messages } from '../../messages.ts'
import { posPaymentOffers } from '../../slots.ts'
import { keepFocus } from '../keep-focus.ts'
import { useTill } from '../till-context.ts'
import classes from './payment.module.css'

/** The ways out where a method has less for the customer than is due, each a sentence to touch. */
export function PaymentOffers(): ReactNode {
  const t = useMessages(messages)
  const { basket, deeds, methods, money, shortMethodId, split, tender } = useTill()
  const offers = useExtensions(posPaymentOffers).filter(({ methodId }) => methodId === shortMethodId)
  const method = methods.find(({ id }) => id === shortMethodId)
  const { customer } = basket
  if (method === undefined || customer === null || split.due === 0n) return null
  const available = method.available ?? 0n
  const short = {
    customer,
    methodId: method.id,
    available,
    due: split.due,
    missing: split.due - available,
    money,
  }
  if (short.missing <= 0n) return null
  return (
    <div role="status" className={classes['offers']}>
      <p>
        {t('payment.short', {
          method: method.label,
          available: money(available),
          missing: money(short.missing),
        })}
      </p>
      {offers.map(({ id, icon: Icon, sentence, run }) => (
        <button
          key={id}
          type="button"
          className={classes['offer']}
          onMouseDown={keepFocus}
          onClick={() => run(short, { ...deeds, tender })}
        >
          <Icon size={20} />
          {sentence(short)}
        </button>
      ))}
    </div>
  )
}
