import { Text } from '@mantine/core'
import {
  AppLink,
  DataTable,
  MoneyText,
  moneyColumn,
  Section,
  textColumn,
  useMessages,
  useSayUnchecked,
} from '@platform/ui'
import type { ReactNode } from 'react'
import type { Answers } from '../client.ts'
import { messages } from '../messages.ts'
import { generalLedgerPage } from '../pages.ts'

type Judged = Answers['openingBalances']['preview']

/** What a file would book, or every line that keeps it from being booked. */
export function OpeningsJudged({ judged }: { judged: Judged }): ReactNode {
  const t = useMessages(messages)
  return judged.problemsInAll > 0 ? (
    <Problems judged={judged} />
  ) : (
    <Section title={t('openings.fits')} flush>
      <DataTable<Judged['kinds'][number]>
        label={t('openings.fits')}
        rows={judged.kinds}
        rowId={(row) => row.kind}
        columns={[
          textColumn({ id: 'kind', header: t('openings.kind'), text: (row) => row.kind, phone: 'title' }),
          {
            id: 'balances',
            header: t('openings.balances'),
            align: 'end',
            cell: (row) => row.balances,
          },
          moneyColumn({ id: 'debit', header: t('item.debit'), money: (row) => row.debit }),
          moneyColumn({ id: 'credit', header: t('item.credit'), money: (row) => row.credit, phone: 'end' }),
        ]}
      />
      {judged.equity && (
        <Text size="sm" p="md">
          <AppLink href={generalLedgerPage.href({}, { accountId: judged.equity.account.id })}>
            {t('openings.equity', { account: `${judged.equity.account.code} ${judged.equity.account.name}` })}
          </AppLink>{' '}
          <MoneyText value={judged.equity.balance} strong />{' '}
          {t(judged.equity.balance.amount === '0' ? 'openings.equityZero' : 'openings.equityOpen')}
        </Text>
      )}
    </Section>
  )
}

function Problems({ judged }: { judged: Judged }): ReactNode {
  const t = useMessages(messages)
  const say = useSayUnchecked()
  const title = t('openings.problems', { count: judged.problemsInAll })
  return (
    <Section title={title} flush>
      <DataTable<Judged['problems'][number]>
        label={title}
        rows={judged.problems}
        rowId={(row) => `${row.line} ${row.code}`}
        columns={[
          { id: 'line', header: t('openings.line'), width: '6rem', cell: (row) => row.line, phone: 'end' },
          textColumn({
            id: 'problem',
            header: t('openings.problem'),
            phone: 'title',
            text: ({ code, message, facts }) =>
              say('accounting', `opening.${code}`, { ...facts, defaultValue: message }),
          }),
        ]}
      />
    </Section>
  )
}
