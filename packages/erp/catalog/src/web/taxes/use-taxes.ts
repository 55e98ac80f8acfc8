import { useLocale } from '@platform/ui'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { catalog, type TaxRow } from '../client.ts'

const NO_TAXES: readonly TaxRow[] = []

/** A rate for reading: 20000 thousandths of a percent as '20%'. */
export function formatRate(rate: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 3 }).format(rate / 100_000)
}

/** The taxes offered for products and lines. A company has a handful; all come at once. */
export function useTaxes(): readonly TaxRow[] {
  const query = useQuery(catalog.taxes.list.queryOptions({ page: 1, pageSize: 500 }))
  return query.data?.rows ?? NO_TAXES
}

/** The taxes as a select offers them: 'VAT 20 %' alone when the name says the rate already. */
export function useTaxOptions(): { value: string; label: string }[] {
  const taxes = useTaxes()
  const locale = useLocale()
  return useMemo(
    () => taxes.map(({ id, name, rate }) => ({ value: id, label: taxLabel({ name, rate }, locale) })),
    [taxes, locale],
  )
}

/** A tax by name, with its rate when the name has no figure in it. */
export function taxLabel({ name, rate }: { name: string; rate: number }, locale: string): string {
  return /\d/.test(name) ? name : `${name} ${formatRate(rate, locale)}`
}
