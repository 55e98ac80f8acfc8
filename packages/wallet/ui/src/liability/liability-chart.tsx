import { formatMoney, type MoneyWire } from '@platform/money'
import { toMoney, useLocale, useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import type { LiabilityMonth } from '../client.ts'
import { messages } from '../messages.ts'
import classes from './liability-chart.module.css'
import { formatMonth } from './month.ts'
import { roundedUp } from './rounded-up.ts'

const GRID_LINES = 4

/**
 * A column for each month: credit that was paid for, promotional credit on top of it, and below the line what customers
 * owe. The table behind it says the same in figures, so to a screen reader it is one sentence.
 */
export function LiabilityChart({ months }: { months: readonly LiabilityMonth[] }): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last) return null
  const { currency } = last.total
  const text = (amount: bigint) => formatMoney({ amount, currency }, locale)
  // Positions on the screen, not amounts: those stay exact in the table.
  const height = (value: MoneyWire) => Number(toMoney(value).amount)
  const above = Math.max(1, ...months.map((month) => height(month.deposits) + height(month.promotional)))
  const below = Math.max(0, ...months.map((month) => -height(month.overdrafts)))
  const step = roundedUp(above / GRID_LINES)
  const top = step * GRID_LINES
  const whole = top + below
  const share = (part: number) => `${(Math.max(part, 0) / whole) * 100}%`
  const series = [
    { id: 'deposits', label: t('liability.deposits') },
    { id: 'promotional', label: t('liability.promotional') },
    ...(below > 0 ? [{ id: 'overdrafts', label: t('liability.overdrafts') }] : []),
  ]
  return (
    <figure className={classes['figure']}>
      <div
        className={classes['plot']}
        role="img"
        aria-label={t('liability.told', {
          from: formatMonth(first.month, locale),
          to: formatMonth(last.month, locale),
          before: text(toMoney(first.total).amount),
          now: text(toMoney(last.total).amount),
        })}
      >
        {Array.from({ length: GRID_LINES + 1 }, (_, line) => (
          <div key={line} className={classes['line']} style={{ insetBlockEnd: share(below + line * step) }}>
            <bdi>{text(BigInt(line * step))}</bdi>
          </div>
        ))}
        <div className={classes['columns']}>
          {months.map((month) => (
            <div
              key={month.month}
              className={classes['column']}
              title={`${formatMonth(month.month, locale)}: ${text(toMoney(month.total).amount)}`}
            >
              <div
                className={classes['promotional']}
                style={{ blockSize: share(height(month.promotional)) }}
              />
              <div className={classes['deposits']} style={{ blockSize: share(height(month.deposits)) }} />
              <div className={classes['below']} style={{ blockSize: share(below) }}>
                <div
                  className={classes['overdrafts']}
                  style={{ blockSize: below === 0 ? 0 : `${(-height(month.overdrafts) / below) * 100}%` }}
                />
              </div>
            </div>
          ))}
        </div>
      </div>
      <div className={classes['months']} aria-hidden="true">
        {months.map(({ month }) => (
          <span key={month}>{formatMonth(month, locale, 'short')}</span>
        ))}
      </div>
      <figcaption className={classes['legend']}>
        {series.map(({ id, label }) => (
          <span key={id}>
            <span className={classes[id]} aria-hidden="true" />
            {label}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}
