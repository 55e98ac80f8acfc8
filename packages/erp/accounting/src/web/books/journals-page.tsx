import { ActionIcon, Stack } from '@mantine/core'
import { useMay } from '@platform/plugin-api/web'
import { type Column, ListPage, onDemand, StatusBadge, textColumn, useList, useMessages } from '@platform/ui'
import { IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { accounting } from '../client.ts'
import { messages } from '../messages.ts'
import { journalEntriesPage } from '../pages.ts'
import { useRoleTitle } from '../shared/role-title.ts'
import type { Journal } from '../shared/use-accounts.ts'

const JournalDialog = onDemand(() => import('./journal-dialog.tsx').then((module) => module.JournalDialog))

/** The journals, and what each is used for: "Is wallet journal". */
export function JournalsPage(): ReactNode {
  const t = useMessages(messages)
  const [edited, setEdited] = useState<Journal | 'new' | null>(null)
  const list = useList({ filters: {} })
  const query = useQuery(accounting.journals.list.queryOptions())

  return (
    <>
      <ListPage
        title={t('journals.title')}
        list={list}
        query={query}
        searchable={false}
        action={{
          label: t('journals.add'),
          run: () => setEdited('new'),
          permission: 'accounting.change-chart',
        }}
        columns={useColumns(setEdited)}
        rowId={(row) => row.id}
        rowHref={(row) => journalEntriesPage.href({}, { journalId: row.id })}
        empty={{ title: t('journals.empty'), hint: t('journals.emptyHint') }}
        messages={messages}
      />
      {edited !== null && (
        <JournalDialog journal={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </>
  )
}

function useColumns(edit: (journal: Journal) => void): readonly Column<Journal>[] {
  const t = useMessages(messages)
  const roleTitle = useRoleTitle()
  const mayChange = useMay('accounting.change-chart')
  return [
    textColumn({
      id: 'code',
      header: t('journal.code'),
      text: ({ code, creditNoteCode }) => [code, creditNoteCode].filter(Boolean).join(', '),
      width: '7rem',
    }),
    textColumn({ id: 'name', header: t('journal.name'), text: (row) => row.name, phone: 'title' }),
    textColumn({ id: 'type', header: t('journal.type'), text: (row) => t(`journalType.${row.type}`) }),
    {
      id: 'roles',
      header: t('journal.roles'),
      cell: (row) => (
        <Stack gap={4} align="start">
          {row.roles.map(({ role, title }) => (
            <StatusBadge key={role} tone="done" label={roleTitle('journalRole', role, title)} />
          ))}
          {!row.active && <StatusBadge tone="stopped" label={t('account.inactive')} />}
        </Stack>
      ),
    },
    ...(mayChange
      ? [
          {
            id: 'edit',
            header: '',
            align: 'end' as const,
            width: '3rem',
            phone: 'end' as const,
            cell: (row: Journal) => (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('journal.change', { name: row.name })}
                title={t('journal.change', { name: row.name })}
                onClick={() => edit(row)}
              >
                <IconPencil size={16} aria-hidden="true" />
              </ActionIcon>
            ),
          },
        ]
      : []),
  ]
}
