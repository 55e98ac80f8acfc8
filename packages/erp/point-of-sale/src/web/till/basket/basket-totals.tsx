import { MoneyText, useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import { messages } from '../../messages.ts'
import { useTill } from '../till-context.ts'
import classes from './basket.module.css'

/** Taxes and the total, as they will stand on the receipt. */
export function BasketTotals(): ReactNode {
  const t = useMessages(messages)
  const { amounts, basket, currency, load } = useTill()
  const { net } = amounts.sum
  return (
    <div className={classes['totals']}>
      {basket.note !== '' && (
        <p className={classes['note']}>
          <bdi>{basket.note}</bdi>
        </p>
      )}
      <dl>
        {!load.settings.pricesIncludeTax && amounts.taxes.length > 0 && (
          <div>
            <dt>{t('total.net')}</dt>
            <dd>
              <MoneyText value={{ amount: net, currency }} />
            </dd>
          </div>
        )}
        {amounts.taxes.map(({ name, amount }) => (
          <div key={name}>
            <dt>
              {load.settings.pricesIncludeTax ? t('total.taxWithin', { tax: name }) : <bdi>{name}</bdi>}
            </dt>
            <dd>
              <MoneyText value={{ amount, currency }} />
            </dd>
          </div>
        ))}
        <div data-strong>
          <dt>{t('total.total')}</dt>
          <dd>
            <MoneyText value={{ amount: amounts.sum.total, currency }} strong />
          </dd>
        </div>
      </dl>
    </div>
  )
}
