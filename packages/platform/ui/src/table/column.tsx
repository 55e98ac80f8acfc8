import { formatAmount, type Money, type MoneyWire } from '@platform/money'
import type { ReactNode } from 'react'
import { BreakableText } from '../language/breakable-text.tsx'
import { DateText } from '../language/dates.tsx'
import { MoneyText, toMoney } from '../money/money-text.tsx'

/** Where a cell goes when a row becomes a card on a phone. */
export type PhonePlace = 'title' | 'end' | 'detail' | 'hidden'

/** One column of a table: how a row is shown, sorted, summed and exported in it. */
export type Column<Row> = {
  readonly id: string
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  /** Figures stand at the end, words at the start. */
  readonly align?: 'start' | 'end'
  readonly sortable?: boolean
  /** A CSS width, for columns that must not give way. */
  readonly width?: string
  /** 'detail' unless said otherwise. */
  readonly phone?: PhonePlace
  /** What stands under the column: a total. */
  readonly footer?: ReactNode
  /** The cell in a CSV file; a column without it is left out of the file. */
  readonly csv?: (row: Row) => string
}

type ColumnParts<Row> = Omit<Column<Row>, 'cell' | 'csv' | 'align'>

/** A column of words. */
export function textColumn<Row>({
  text,
  ...column
}: ColumnParts<Row> & { text: (row: Row) => string | null }): Column<Row> {
  return { ...column, cell: (row) => shown(text(row)), csv: (row) => text(row) ?? '' }
}

/** Nothing at all leaves the cell empty. */
function shown(text: string | null): ReactNode {
  return text ? <BreakableText text={text} /> : null
}

/** A column of amounts: right-aligned, with its currency; plain decimal figures in the file. */
export function moneyColumn<Row>({
  money,
  signed,
  footer,
  ...column
}: Omit<ColumnParts<Row>, 'footer'> & {
  money: (row: Row) => Money | MoneyWire | null
  signed?: boolean
  footer?: Money | MoneyWire | undefined
}): Column<Row> {
  return {
    ...column,
    align: 'end',
    cell: (row) => {
      const value = money(row)
      return value === null ? null : <MoneyText value={value} signed={signed ?? false} quietZero />
    },
    csv: (row) => {
      const value = money(row)
      if (value === null) return ''
      const { amount, currency } = toMoney(value)
      return formatAmount(amount, currency)
    },
    ...(footer === undefined ? {} : { footer: <MoneyText value={footer} strong /> }),
  }
}

/** A column of days. */
export function dateColumn<Row>({
  date,
  ...column
}: ColumnParts<Row> & { date: (row: Row) => string | null }): Column<Row> {
  return { ...column, cell: (row) => <DateText date={date(row)} />, csv: (row) => date(row) ?? '' }
}
