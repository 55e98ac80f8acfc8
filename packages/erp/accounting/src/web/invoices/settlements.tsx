import {
  AppLink,
  type Column,
  DataTable,
  dateColumn,
  formatDay,
  moneyColumn,
  Section,
  StatusBadge,
  useLocale,
  useMessages,
} from '@platform/ui'
import type { ReactNode } from 'react'
import { messages } from '../messages.ts'
import { creditNotePage, journalEntryPage } from '../pages.ts'
import { useSourceLink } from '../sources.ts'
import type { Invoice } from './invoice-page.tsx'

type Matching = Invoice['matchings'][number]

/** What was paid, credited and applied; what was taken back stays on record. */
export function Settlements({ invoice: { id, kind, matchings } }: { invoice: Invoice }): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  const sourceLink = useSourceLink()
  if (matchings.length === 0) return null

  const ownHref = creditNotePage.href({ invoiceId: id })
  const title = t(kind === 'invoice' ? 'settled.title' : 'settled.creditTitle')
  const columns: readonly Column<Matching>[] = [
    dateColumn({ id: 'date', header: t('settled.date'), date: (row) => row.date, width: '8rem' }),
    {
      id: 'what',
      header: t('settled.what'),
      phone: 'title',
      cell: (row) => {
        const source = sourceLink(row.source)
        if (!source) return row.reference
        // A write-off has no page but this one.
        if (row.source.startsWith('write-off:')) return source.label
        // A credit note that was not used up by its invoice books its own way back to the customer.
        if (source.href === ownHref) return t('settled.returned')
        // An invoice is settled by credit notes, and a credit note by invoices.
        const counterpart = t(kind === 'invoice' ? 'settled.creditNote' : 'settled.invoice')
        return (
          <AppLink href={source.href}>
            {row.source.startsWith('invoice:') ? counterpart : source.label}
          </AppLink>
        )
      },
    },
    {
      id: 'entry',
      header: t('settled.entry'),
      cell: (row) => (
        <AppLink href={journalEntryPage.href({ entryId: row.entryId })}>
          {row.number ?? t('entry.numberComing')}
        </AppLink>
      ),
    },
    { id: 'reference', header: t('settled.reference'), phone: 'hidden', cell: (row) => row.reference },
    {
      id: 'status',
      header: t('settled.status'),
      cell: ({ undoneOn }) =>
        undoneOn === null ? (
          <StatusBadge tone="done" label={t('settled.counts')} />
        ) : (
          <StatusBadge tone="stopped" label={t('settled.undoneOn', { date: formatDay(undoneOn, locale) })} />
        ),
    },
    moneyColumn({ id: 'amount', header: t('settled.amount'), money: (row) => row.amount, phone: 'end' }),
  ]
  return (
    <Section title={title} flush>
      <DataTable label={title} columns={columns} rows={matchings} rowId={(row) => row.id} />
    </Section>
  )
}
