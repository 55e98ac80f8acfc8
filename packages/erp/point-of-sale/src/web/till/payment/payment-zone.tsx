import { ErrorAlert, MoneyText, useMessages, useShortcut } from '@platform/ui'
import { type ReactNode, useId } from 'react'
import { messages } from '../../messages.ts'
import { isSellable } from '../basket/basket.ts'
import { keepFocus } from '../keep-focus.ts'
import { TillKeypad } from '../keys/till-keypad.tsx'
import { useTill } from '../till-context.ts'
import { ChangeChoice } from './change-choice.tsx'
import { LikelyCash } from './likely-cash.tsx'
import { MethodButtons } from './method-buttons.tsx'
import classes from './payment.module.css'
import { PaymentOffers } from './payment-offers.tsx'
import { TenderList } from './tender-list.tsx'

/** What is to be paid, how it is paid, and the one button that takes it. */
export function PaymentZone(): ReactNode {
  const t = useMessages(messages)
  const till = useTill()
  const { amounts, currency, split, tenders } = till
  const headingId = useId()
  const { total } = amounts.sum
  const canPay =
    isSellable(till.basket) && split.isWhole && !till.isPaying && (tenders.length > 0 || total === 0n)

  useShortcut({ keys: 'Enter', label: t('keys.pay'), run: takeIfNothingIsFocused })

  function takeIfNothingIsFocused() {
    // Enter on a button presses that button.
    if (document.activeElement !== null && document.activeElement !== document.body) return
    const first = till.methods.find(({ kind }) => kind === 'cash')
    if (canPay) till.pay()
    else if (tenders.length === 0 && first && isSellable(till.basket)) till.pressMethod(first.id)
  }

  return (
    <section className={classes['zone']} aria-labelledby={headingId}>
      <header className={classes['due']}>
        <h2 id={headingId}>{heading()}</h2>
        <output>
          <MoneyText value={{ amount: figure(), currency }} />
        </output>
        {tenders.length > 0 && split.problem === 'too_much' && (
          <p className={classes['problem']} role="alert">
            {t('payment.tooMuch')}
          </p>
        )}
      </header>
      <div className={classes['ways']}>
        <MethodButtons />
        <PaymentOffers />
        <LikelyCash />
        <TenderList />
        <ChangeChoice />
        <ErrorAlert error={till.payError} messages={messages} />
      </div>
      <div className={classes['foot']}>
        {/* While ways out are offered, there is nothing to type. */}
        {till.short === null && <TillKeypad />}
        <button
          type="button"
          className={classes['pay']}
          disabled={!canPay}
          aria-busy={till.isPaying}
          onMouseDown={keepFocus}
          onClick={till.pay}
        >
          {payLabel()}
        </button>
      </div>
    </section>
  )

  function payLabel(): string {
    if (till.isPaying) return t('payment.taking')
    return till.basket.lines.length === 0
      ? t('payment.takeNothing')
      : t('payment.take', { amount: till.money(total) })
  }

  function heading(): string {
    if (tenders.length === 0) return t('payment.toPay')
    if (split.change > 0n) return t('payment.change')
    return split.due > 0n ? t('payment.stillDue') : t('payment.covered')
  }

  function figure(): bigint {
    if (tenders.length === 0) return total
    if (split.change > 0n) return split.change
    return split.due > 0n ? split.due : total
  }
}
