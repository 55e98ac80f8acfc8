import type { MoneyWire } from '@platform/money'
import { type Column, ListPage, moneyColumn, useList, useMessages } from '@platform/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Answers, accounting } from '../client.ts'
import { messages } from '../messages.ts'
import { generalLedgerPage } from '../pages.ts'

type TrialBalance = Answers['reports']['trialBalance']
type TrialRow = TrialBalance['rows'][number]

/** Every account with its balance, at the end of a day or over a period; debit and credit agree or the books are broken. */
export function TrialBalancePage(): ReactNode {
  const t = useMessages(messages)
  const list = useList({ filters: { from: 'date', to: 'date' } })
  const { from, to } = list.state.filters
  const period = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
  const query = useQuery(
    accounting.reports.trialBalance.queryOptions(period, { placeholderData: keepPreviousData }),
  )
  const rows = query.data && { rows: query.data.rows, total: query.data.rows.length }

  return (
    <ListPage
      title={t('trial.title')}
      list={list}
      query={{ ...query, data: rows }}
      searchable={false}
      filters={[
        { name: 'from', label: t('filter.from') },
        { name: 'to', label: t('filter.asOf') },
      ]}
      columns={useColumns(query.data)}
      rowId={(row) => row.accountId}
      rowHref={(row) => generalLedgerPage.href({}, { accountId: row.accountId, ...period })}
      empty={{ title: t('trial.empty'), hint: t('trial.emptyHint') }}
      exportCsv={{
        fileName: 'trial-balance',
        rows: async (page) => (page === 1 ? (query.data?.rows ?? []) : []),
      }}
      messages={messages}
    />
  )
}

function useColumns(balance: TrialBalance | undefined): readonly Column<TrialRow>[] {
  const t = useMessages(messages)
  const totals = balance?.totals
  const hasOpening = balance?.from !== null
  return [
    {
      id: 'account',
      header: t('item.account'),
      phone: 'title',
      cell: (row) => `${row.code} ${row.name}`,
      csv: (row) => `${row.code} ${row.name}`,
      footer: t('trial.total'),
    },
    ...(hasOpening
      ? [
          moneyColumn<TrialRow>({
            id: 'openingDebit',
            header: t('trial.openingDebit'),
            money: (row) => debitOf(row.opening),
            footer: totals?.openingDebit,
          }),
          moneyColumn<TrialRow>({
            id: 'openingCredit',
            header: t('trial.openingCredit'),
            money: (row) => creditOf(row.opening),
            footer: totals?.openingCredit,
          }),
        ]
      : []),
    moneyColumn({
      id: 'debit',
      header: t('item.debit'),
      money: (row) => debitOf(row.debit),
      footer: totals?.debit,
    }),
    moneyColumn({
      id: 'credit',
      header: t('item.credit'),
      money: (row) => debitOf(row.credit),
      footer: totals?.credit,
    }),
    moneyColumn({
      id: 'closingDebit',
      header: t('trial.closingDebit'),
      money: (row) => debitOf(row.closing),
      footer: totals?.closingDebit,
    }),
    moneyColumn({
      id: 'closingCredit',
      header: t('trial.closingCredit'),
      money: (row) => creditOf(row.closing),
      footer: totals?.closingCredit,
    }),
  ]
}

/** The balance when it is a debit; an empty cell otherwise. */
function debitOf(balance: MoneyWire): MoneyWire | null {
  return BigInt(balance.amount) > 0n ? balance : null
}

/** The balance, turned around, when it is a credit; an empty cell otherwise. */
function creditOf({ amount, currency }: MoneyWire): MoneyWire | null {
  const credit = -BigInt(amount)
  return credit > 0n ? { amount: credit.toString(), currency } : null
}
