import { Stack, Text } from '@mantine/core'
import { useMay } from '@platform/plugin-api/web'
import {
  addDays,
  DateInput,
  DateText,
  DocumentPage,
  Fields,
  formatDay,
  Loaded,
  notifyDone,
  useConfirm,
  useLocale,
  useMessages,
  useToday,
} from '@platform/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { accounting, invalidateChart } from '../client.ts'
import { messages } from '../messages.ts'

/** Up to which day the books are closed, and moving it. */
export function LockDatePage(): ReactNode {
  const query = useQuery(accounting.books.get.queryOptions())
  return (
    <Loaded query={query} as="document" messages={messages}>
      {({ lockDate }) => <LockDate key={lockDate} lockDate={lockDate} />}
    </Loaded>
  )
}

function LockDate({ lockDate }: { lockDate: string | null }): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  const today = useToday()
  const ask = useConfirm()
  const mayReopen = useMay('accounting.reopen-period')
  const [date, setDate] = useState<string | null>(lockDate ?? endOfLastMonth(today))
  const move = useMutation(
    accounting.books.setLockDate.mutationOptions({
      onSuccess: () => {
        void invalidateChart()
        notifyDone(t('lock.moved'))
      },
    }),
  )
  const isReopening = lockDate !== null && date !== null && date < lockDate

  async function submit(to: string | null) {
    const reopens = lockDate !== null && (to === null || to < lockDate)
    const day = to === null ? '' : formatDay(to, locale)
    const agreed = await ask({
      title: reopens
        ? t(to === null ? 'lock.reopenAllTitle' : 'lock.reopenTitle', { date: day })
        : t('lock.moveTitle', { date: day }),
      body: t(reopens ? 'lock.reopenBody' : 'lock.moveBody'),
      confirmLabel: t(reopens ? 'lock.reopen' : 'lock.move'),
      danger: reopens,
    })
    if (agreed) move.mutate({ lockDate: to })
  }

  return (
    <DocumentPage
      title={t('lock.title')}
      actions={[
        {
          id: 'unlock',
          label: t('lock.unlock'),
          kind: 'more',
          show: lockDate !== null && mayReopen,
          permission: 'accounting.set-lock-date',
          run: () => void submit(null),
        },
        {
          id: 'lock',
          label: t(isReopening ? 'lock.reopen' : 'lock.move'),
          kind: 'primary',
          disabled: date === null || date === lockDate,
          pending: move.isPending,
          permission: 'accounting.set-lock-date',
          run: () => date !== null && void submit(date),
        },
      ]}
      saving={move}
      error={move.error}
      messages={messages}
      facts={[
        {
          label: t('lock.now'),
          value: lockDate === null ? t('lock.nothing') : <DateText date={lockDate} />,
        },
      ]}
    >
      <Fields>
        <DateInput
          label={t('lock.date')}
          value={date}
          onChange={setDate}
          max={today}
          {...(mayReopen || lockDate === null ? {} : { min: lockDate })}
        />
      </Fields>
      <Stack gap="xs" p="md">
        <Text size="sm" maw="40rem">
          {t('lock.explain')}
        </Text>
        <Text size="sm" c="dimmed" maw="40rem">
          {t('lock.numbers')}
        </Text>
      </Stack>
    </DocumentPage>
  )
}

/** What is usually locked next. */
function endOfLastMonth(today: string): string {
  return addDays(`${today.slice(0, 8)}01`, -1)
}
