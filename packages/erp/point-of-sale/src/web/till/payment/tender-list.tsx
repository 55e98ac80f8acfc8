import { MoneyText, useMessages } from '@platform/ui'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { messages } from '../../messages.ts'
import { keepFocus } from '../keep-focus.ts'
import { useTill } from '../till-context.ts'
import classes from './payment.module.css'

/** What is paid by what; the keypad types into the one that was touched last. */
export function TenderList(): ReactNode {
  const t = useMessages(messages)
  const { aim, currency, methods, removeTender, setAim, tenders } = useTill()
  if (tenders.length === 0) return null
  return (
    <ul className={classes['tenders']} aria-label={t('payment.tenders')}>
      {tenders.map((tender) => {
        const label = methods.find(({ id }) => id === tender.methodId)?.label ?? tender.methodId
        return (
          <li key={tender.id} aria-current={aim.at === 'tender' && aim.tenderId === tender.id}>
            <button
              type="button"
              className={classes['tender']}
              onMouseDown={keepFocus}
              onClick={() => setAim({ at: 'tender', tenderId: tender.id })}
            >
              <span>{label}</span>
              <MoneyText value={{ amount: tender.amount, currency }} strong />
            </button>
            <button
              type="button"
              className={classes['remove']}
              aria-label={t('payment.remove', { method: label })}
              onMouseDown={keepFocus}
              onClick={() => removeTender(tender.id)}
            >
              <IconX size={20} aria-hidden="true" />
            </button>
          </li>
        )
      })}
    </ul>
  )
}
