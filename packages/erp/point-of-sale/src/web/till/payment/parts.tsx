import { MoneyInput, MoneyText, useMessages } from '@platform/ui'
import { Fragment, type ReactNode } from 'react'
import { messages } from '../../messages.ts'
import classes from '../dialogs/dialogs.module.css'
import { TillButton } from '../dialogs/till-button.tsx'
import { useTill } from '../till-context.ts'
import type { useParts } from './use-parts.ts'

/** The buttons of {@link useParts}, the field for the first part of two, and that for cash that was handed over. */
export function Parts({ choice }: { choice: ReturnType<typeof useParts> }): ReactNode {
  const t = useMessages(messages)
  const { currency, money } = useTill()
  const { parts, cash } = choice
  const isSplit = parts.length > 1
  return (
    <>
      {parts.map((part, row) => (
        <Fragment key={part.id}>
          {/* Where only one is left, it stands below by name. */}
          {(!isSplit || choice.choicesOf(row).length > 1) && (
            <fieldset
              className={classes['buttons']}
              aria-label={row === 0 ? t('payment.methods') : t('parts.rest')}
            >
              {choice.choicesOf(row).map((method) => (
                <TillButton
                  key={method.id}
                  aria-pressed={method.id === part.method.id}
                  disabled={method.available !== null && method.available < (isSplit ? part.amount : 1n)}
                  onClick={() => choice.choose(row, method)}
                >
                  <method.icon size={20} />
                  <span>
                    {method.label}
                    {method.available !== null && <bdi> {money(method.available)}</bdi>}
                  </span>
                </TillButton>
              ))}
            </fieldset>
          )}
          {isSplit && row === 0 && (
            <MoneyInput
              label={t('parts.amount', { method: part.method.label })}
              currency={currency}
              required
              value={part.amount}
              error={part.isCovered ? undefined : t('parts.short', { method: part.method.label })}
              onChange={choice.setAmount}
            />
          )}
          {isSplit && row > 0 && (
            <p className={classes['change']}>
              {t('parts.restBy', { method: part.method.label })}{' '}
              <MoneyText value={{ amount: part.amount > 0n ? part.due : 0n, currency }} strong />
            </p>
          )}
        </Fragment>
      ))}
      {isSplit ? (
        <TillButton onClick={choice.unsplit}>{t('parts.unsplit')}</TillButton>
      ) : (
        choice.canSplit && <TillButton onClick={choice.split}>{t('parts.split')}</TillButton>
      )}
      {cash && (
        <MoneyInput
          label={t('payment.handedOver')}
          description={t('payment.handedOverHint')}
          currency={currency}
          value={choice.received}
          error={choice.isShort ? t('payment.handedOverShort') : undefined}
          onChange={choice.setReceived}
        />
      )}
      {choice.change > 0n && (
        <p className={classes['change']}>
          {t('payment.change')} <MoneyText value={{ amount: choice.change, currency }} strong />
        </p>
      )}
    </>
  )
}
