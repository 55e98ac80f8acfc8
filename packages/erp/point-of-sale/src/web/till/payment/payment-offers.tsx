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
  const { deeds, methods, short, tender } = useTill()
  const offers = useExtensions(posPaymentOffers).filter(({ methodId }) => methodId === short?.methodId)
  if (short === null) return null
  const { available, methodId, missing, money } = short
  const label = methods.find(({ id }) => id === methodId)?.label
  return (
    <div role="status" className={classes['offers']}>
      <p>
        {t('payment.short', {
          method: label,
          available: money(available),
          missing: money(missing),
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
