import { customerPage } from '@erp/customers/web'
import { useIdempotencyKey, usePageParams } from '@platform/plugin-api/web'
import {
  AppLink,
  type Column,
  DataTable,
  DateText,
  DocumentPage,
  Loaded,
  moneyColumn,
  notifyDone,
  splitHref,
  TimeText,
  useMessages,
} from '@platform/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type Answers, accounting, invalidateBooks } from '../client.ts'
import { messages } from '../messages.ts'
import { generalLedgerPage, journalEntriesPage, journalEntryPage } from '../pages.ts'
import { EntryOnDemand } from '../shared/entry-on-demand.tsx'
import { useSourceLink } from '../sources.ts'

type Entry = Answers['entries']['get']
type Item = Entry['items'][number]

/** A journal entry with its items, the document it books, and its reversal. */
export function EntryPage(): ReactNode {
  const { entryId } = usePageParams(journalEntryPage)
  const query = useQuery(
    accounting.entries.get.queryOptions(
      { entryId },
      // Its number is given a moment after it was posted.
      { refetchInterval: ({ state }) => (state.data?.number === null ? 2_000 : false) },
    ),
  )
  return (
    <Loaded query={query} as="document" messages={messages}>
      {(entry) => <EntryDocument key={entry.id} entry={entry} />}
    </Loaded>
  )
}

function EntryDocument({ entry }: { entry: Entry }): ReactNode {
  const t = useMessages(messages)
  const navigate = useNavigate()
  const receivable = entry.items.find(({ residual }) => residual !== null)
  const source = useSourceLink()(
    entry.source,
    receivable && (receivable.debit.amount === '0' ? 'credit' : 'debit'),
  )
  const [idempotencyKey] = useIdempotencyKey()
  const reverse = useMutation(
    accounting.entries.reverse.mutationOptions({
      onSuccess: ({ entryId }) => {
        void invalidateBooks()
        notifyDone(t('entry.reversedDone'))
        void navigate(splitHref(journalEntryPage.href({ entryId })))
      },
    }),
  )

  return (
    <DocumentPage
      trail={[{ label: t('entries.title'), href: journalEntriesPage.href() }]}
      title={entry.number ?? t('entry.numberComing')}
      subtitle={entry.reference}
      {...(entry.reversedBy ? { steps: { all: [], current: '', stopped: t('entry.reversed') } } : {})}
      actions={[
        {
          id: 'reverse',
          label: t('entry.reverse'),
          kind: 'danger',
          show: entry.reversible,
          permission: 'accounting.post-entries',
          pending: reverse.isPending,
          run: () => reverse.mutate({ idempotencyKey, entryId: entry.id }),
          confirm: {
            title: t('entry.reverseTitle'),
            body: t('entry.reverseBody'),
            confirmLabel: t('entry.reverse'),
            details: (
              <EntryOnDemand
                title={t('preview.deed')}
                asked={accounting.entries.previewReverse.queryOptions({ entryId: entry.id })}
              />
            ),
          },
        },
      ]}
      error={reverse.error}
      messages={messages}
      facts={[
        { label: t('entry.date'), value: <DateText date={entry.date} /> },
        {
          label: t('entry.journal'),
          value: (
            <AppLink href={journalEntriesPage.href({}, { journalId: entry.journal.id })}>
              {entry.journal.name}
            </AppLink>
          ),
        },
        {
          label: t('entry.source'),
          value: source ? (
            <AppLink href={source.href}>{source.label}</AppLink>
          ) : (
            t(entry.source.startsWith('manual:') ? 'entry.sourceManual' : 'entry.sourceOff')
          ),
        },
        { label: t('entry.recordedAt'), value: <TimeText at={entry.recordedAt} /> },
        ...(entry.reverses ? [{ label: t('entry.reverses'), value: <EntryLink {...entry.reverses} /> }] : []),
        ...(entry.reversedBy
          ? [{ label: t('entry.reversedBy'), value: <EntryLink {...entry.reversedBy} /> }]
          : []),
      ]}
    >
      <EntryItems entry={entry} />
    </DocumentPage>
  )
}

function EntryLink({ id, number }: { id: string; number: string | null }): ReactNode {
  const t = useMessages(messages)
  return <AppLink href={journalEntryPage.href({ entryId: id })}>{number ?? t('entry.numberComing')}</AppLink>
}

function EntryItems({ entry }: { entry: Entry }): ReactNode {
  const t = useMessages(messages)
  const { items, total } = entry
  const any = (pick: (item: Item) => unknown) => items.some((item) => pick(item) !== null)
  const side = (money: Item['debit']) => (money.amount === '0' ? null : money)

  const columns: readonly Column<Item>[] = [
    {
      id: 'account',
      header: t('item.account'),
      phone: 'title',
      cell: ({ account }) => (
        <AppLink href={generalLedgerPage.href({}, { accountId: account.id })}>
          {account.code} {account.name}
        </AppLink>
      ),
      footer: t('trial.total'),
    },
    ...(any(({ customer }) => customer)
      ? [
          {
            id: 'customer',
            header: t('item.customer'),
            cell: ({ customer }: Item) =>
              customer && (
                <AppLink href={customerPage.href({ customerId: customer.id })}>{customer.name}</AppLink>
              ),
          },
        ]
      : []),
    ...(any(({ label }) => label)
      ? [{ id: 'label', header: t('item.label'), cell: ({ label }: Item) => label }]
      : []),
    ...(any(({ dueDate }) => dueDate)
      ? [
          {
            id: 'due',
            header: t('item.due'),
            cell: ({ dueDate }: Item) => dueDate && <DateText date={dueDate} />,
          },
        ]
      : []),
    ...(any(({ inCurrency }) => inCurrency)
      ? [
          moneyColumn<Item>({
            id: 'currency',
            header: t('item.inCurrency'),
            money: ({ inCurrency }) => inCurrency,
          }),
        ]
      : []),
    moneyColumn<Item>({
      id: 'debit',
      header: t('item.debit'),
      money: ({ debit }) => side(debit),
      footer: total,
    }),
    moneyColumn<Item>({
      id: 'credit',
      header: t('item.credit'),
      money: ({ credit }) => side(credit),
      footer: total,
    }),
    ...(any(({ residual }) => residual)
      ? [moneyColumn<Item>({ id: 'residual', header: t('item.residual'), money: ({ residual }) => residual })]
      : []),
  ]

  return (
    <DataTable label={t('entry.items')} columns={columns} rows={items} rowId={(item) => `${item.line}`} />
  )
}
