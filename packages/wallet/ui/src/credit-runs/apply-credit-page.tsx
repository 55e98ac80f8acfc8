import { EntryOnDemand, invoicePage } from '@erp/accounting/web'
import { Text } from '@mantine/core'
import { newIdempotencyKey } from '@platform/plugin-api/web'
import {
  AppLink,
  ButtonLink,
  type Column,
  dateColumn,
  ListPage,
  moneyColumn,
  notifyDone,
  notifyFailure,
  splitHref,
  textColumn,
  useConfirm,
  useList,
  useMessages,
} from '@platform/ui'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { alwaysFresh, invalidateWallets, wallet } from '../client.ts'
import { messages } from '../messages.ts'
import { creditRunPage, creditRunsPage } from '../pages.ts'
import { useFormatMoney } from '../use-format-money.ts'
import type { ProposalRow } from './client.ts'
import { useRefusedNote } from './use-refused-note.ts'

/** What the credit of all customers would pay of their open invoices, and the one button that has it done. */
export function ApplyCreditPage(): ReactNode {
  const t = useMessages(messages)
  const formatMoney = useFormatMoney()
  const confirm = useConfirm()
  const navigate = useNavigate()
  const list = useList({ filters: {} })
  const { page, pageSize } = list.input
  const refusedNote = useRefusedNote()
  const query = useQuery(
    wallet.creditRuns.preview.queryOptions(
      { page, pageSize },
      { ...alwaysFresh, placeholderData: keepPreviousData },
    ),
  )
  const start = useMutation(
    wallet.creditRuns.start.mutationOptions({
      onSuccess: ({ runId }) => {
        void invalidateWallets()
        notifyDone(t('apply.started'))
        void navigate(splitHref(creditRunPage.href({ runId })))
      },
      onError: (error) => {
        notifyFailure(error, messages)
        void query.refetch()
      },
    }),
  )
  const found = query.data
  const amount = found ? formatMoney(found.amount) : ''

  async function ask() {
    if (!found || start.isPending) return
    const { total: invoices } = found
    const sure = await confirm({
      title: t('apply.ask', { amount }),
      body: `${t('apply.askBody', { count: invoices })} ${t('apply.askEntries')}`,
      confirmLabel: t('apply.confirm', { amount }),
      details: (
        <EntryOnDemand
          title={t('deed.entry')}
          asked={wallet.creditRuns.previewEntries.queryOptions()}
          note={refusedNote}
        />
      ),
    })
    // A key for each confirmation: a double click within it counts once, and another look is another wish.
    if (sure) start.mutate({ invoices, amount: found.amount.amount, idempotencyKey: newIdempotencyKey() })
  }

  return (
    <ListPage
      title={t('apply.title')}
      list={list}
      query={query}
      searchable={false}
      otherActions={
        <ButtonLink variant="default" href={creditRunsPage.href()}>
          {t('runs.open')}
        </ButtonLink>
      }
      {...(found && found.total > 0
        ? {
            action: {
              label: t('apply.confirm', { amount }),
              run: () => void ask(),
              permission: 'wallet.allocate',
              adds: false,
            },
          }
        : {})}
      columns={useColumns(found)}
      rowId={(row) => row.invoiceId}
      empty={{ title: t('apply.empty'), hint: t('apply.emptyHint') }}
      messages={messages}
    >
      <Text size="sm" c="dimmed">
        {t('apply.hint')}
      </Text>
    </ListPage>
  )
}

function useColumns(
  found: { total: number; amount: ProposalRow['amount'] } | undefined,
): readonly Column<ProposalRow>[] {
  const t = useMessages(messages)
  return [
    textColumn({
      id: 'customer',
      header: t('apply.customer'),
      text: (row) => row.customerName,
      footer: found && t('apply.total', { count: found.total }),
      phone: 'title',
    }),
    {
      id: 'invoice',
      header: t('apply.invoice'),
      cell: ({ invoiceId, number }) => <AppLink href={invoicePage.href({ invoiceId })}>{number}</AppLink>,
    },
    dateColumn({ id: 'date', header: t('apply.date'), date: (row) => row.date }),
    moneyColumn({ id: 'due', header: t('apply.due'), money: (row) => row.amountDue }),
    moneyColumn({
      id: 'applied',
      header: t('apply.applied'),
      money: (row) => row.amount,
      footer: found?.amount,
      phone: 'end',
    }),
    moneyColumn({ id: 'left', header: t('apply.left'), money: (row) => row.left }),
  ]
}
