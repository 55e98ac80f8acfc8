import { Stack } from '@mantine/core'
import { DashboardPage, useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import { messages } from '../messages.ts'
import { DeadLetters } from './dead-letters.tsx'
import { JobList } from './job-list.tsx'
import { Schedules } from './schedules.tsx'

/** Background work: what runs, waits and failed, what runs by itself, and the events that never arrived. */
export function JobsPage(): ReactNode {
  const t = useMessages(messages)
  return (
    <DashboardPage title={t('jobs.title')}>
      <Stack gap="lg">
        <JobList />
        <DeadLetters />
        <Schedules />
      </Stack>
    </DashboardPage>
  )
}
