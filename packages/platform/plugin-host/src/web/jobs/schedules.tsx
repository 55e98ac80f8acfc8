import { Code, Text } from '@mantine/core'
import { type Column, DataTable, Loaded, Section, TimeText, textColumn, useMessages } from '@platform/ui'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { host, type ScheduleRow } from '../client.ts'
import { messages } from '../messages.ts'
import { useJobName } from './use-job-name.ts'

/** What runs by itself, and when next. */
export function Schedules(): ReactNode {
  const t = useMessages(messages)
  const nameOf = useJobName()
  const query = useQuery(host.jobs.schedules.queryOptions())
  const columns: readonly Column<ScheduleRow>[] = [
    textColumn({ id: 'job', header: t('jobs.job'), text: ({ jobId }) => nameOf(jobId), phone: 'title' }),
    {
      id: 'cron',
      header: t('schedules.cron'),
      cell: ({ cron }) => <Code dir="ltr">{cron}</Code>,
    },
    {
      id: 'next',
      header: t('schedules.next'),
      phone: 'end',
      cell: ({ nextAt }) => nextAt && <TimeText at={nextAt} />,
    },
  ]
  return (
    <Section title={t('schedules.title')} flush={(query.data?.length ?? 0) > 0}>
      <Loaded query={query} messages={messages}>
        {(schedules) =>
          schedules.length === 0 ? (
            <Text c="dimmed">{t('schedules.none')}</Text>
          ) : (
            <DataTable
              label={t('schedules.title')}
              columns={columns}
              rows={schedules}
              rowId={({ jobId }) => jobId}
            />
          )
        }
      </Loaded>
    </Section>
  )
}
