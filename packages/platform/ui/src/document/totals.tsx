import type { Money, MoneyWire } from '@platform/money'
import type { ReactNode } from 'react'
import { MoneyText } from '../money/money-text.tsx'
import classes from './totals.module.css'

export type TotalRow = {
  readonly label: string
  readonly money: Money | MoneyWire
  /** For what the document comes down to. */
  readonly strong?: boolean
}

/** The sums under the lines of a document, figures under each other; `fill` within a dialog. */
export function Totals({ rows, fill = false }: { rows: readonly TotalRow[]; fill?: boolean }): ReactNode {
  return (
    <div className={classes['frame']} data-fill={fill || undefined}>
      <dl className={classes['totals']}>
        {rows.map(({ label, money, strong }) => (
          <div key={label} data-strong={strong || undefined}>
            <dt>{label}</dt>
            <dd>
              <MoneyText value={money} strong={strong ?? false} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
