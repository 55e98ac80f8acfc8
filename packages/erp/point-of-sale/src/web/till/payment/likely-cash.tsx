import { useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import { messages } from '../../messages.ts'
import { keepFocus } from '../keep-focus.ts'
import { useTill } from '../till-context.ts'
import classes from './payment.module.css'
import { likelyCash } from './tenders.ts'

/** While cash is being taken: the notes a customer is likely to hand over, to touch rather than to type. */
export function LikelyCash(): ReactNode {
  const t = useMessages(messages)
  const { aim, amounts, decimals, money, setTenderAmount, tenders } = useTill()
  const tender = aim.at === 'tender' ? tenders.find(({ id }) => id === aim.tenderId) : undefined
  if (tender?.kind !== 'cash') return null
  const others = tenders.filter(({ id }) => id !== tender.id).reduce((sum, { amount }) => sum + amount, 0n)
  const due = amounts.sum.total - others
  return (
    <fieldset aria-label={t('payment.handedOver')} className={classes['likely']}>
      {likelyCash(due, decimals).map((amount) => (
        <button
          key={amount}
          type="button"
          className={classes['note']}
          aria-pressed={tender.amount === amount}
          onMouseDown={keepFocus}
          onClick={() => setTenderAmount(tender.id, amount)}
        >
          <bdi>{money(amount)}</bdi>
        </button>
      ))}
    </fieldset>
  )
}
