import { ActionIcon, Group } from '@mantine/core'
import { useMay } from '@platform/plugin-api/web'
import {
  type Column,
  ListPage,
  notifyDone,
  notifyFailure,
  onDemand,
  StatusBadge,
  textColumn,
  useConfirm,
  useList,
  useLocale,
  useMessages,
} from '@platform/ui'
import { IconArchive, IconArchiveOff, IconPencil } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { catalog, invalidateCatalog, type TaxRow } from '../client.ts'
import { messages } from '../messages.ts'
import { formatRate } from './use-taxes.ts'

const TaxDialog = onDemand(() => import('./tax-dialog.tsx').then((module) => module.TaxDialog))

/** The taxes a company charges; short enough to be changed in the list itself. */
export function TaxesPage(): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  const mayEdit = useMay('catalog.edit-taxes')
  const [edited, setEdited] = useState<TaxRow | 'new' | null>(null)
  const list = useList({ filters: { archived: ['all', 'yes'] }, sorts: ['name', 'rate'], sort: 'name' })
  const query = useQuery(catalog.taxes.list.queryOptions(list.input, { placeholderData: keepPreviousData }))

  const columns: readonly Column<TaxRow>[] = [
    textColumn({
      id: 'name',
      header: t('field.name'),
      text: (row) => row.name,
      sortable: true,
      phone: 'title',
    }),
    {
      id: 'rate',
      header: t('field.rate'),
      align: 'end',
      sortable: true,
      phone: 'end',
      cell: (row) => formatRate(row.rate, locale),
    },
    {
      id: 'actions',
      header: '',
      align: 'end',
      width: '8rem',
      cell: (row) => (
        <Group gap={4} justify="flex-end" wrap="nowrap">
          {row.archived && <StatusBadge tone="stopped" label={t('status.archived')} />}
          {mayEdit && <RowActions tax={row} onEdit={() => setEdited(row)} />}
        </Group>
      ),
    },
  ]

  return (
    <>
      <ListPage
        title={t('taxes.title')}
        list={list}
        query={query}
        action={{ label: t('action.addTax'), run: () => setEdited('new'), permission: 'catalog.edit-taxes' }}
        filters={[
          {
            name: 'archived',
            label: t('filter.archived'),
            options: [
              { value: 'all', label: t('filter.archivedToo') },
              { value: 'yes', label: t('filter.archivedOnly') },
            ],
          },
        ]}
        columns={columns}
        rowId={(row) => row.id}
        empty={{ title: t('taxes.empty'), hint: t('taxes.emptyHint') }}
        messages={messages}
      />
      {edited !== null && (
        <TaxDialog tax={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </>
  )
}

function RowActions({ tax, onEdit }: { tax: TaxRow; onEdit: () => void }): ReactNode {
  const t = useMessages(messages)
  const ask = useConfirm()
  const { id: taxId, name } = tax
  const archive = useMutation(
    catalog.taxes.archive.mutationOptions({
      onSuccess: (_, { archived }) => {
        void invalidateCatalog()
        notifyDone(t(archived ? 'tax.archived' : 'tax.takenBack', { name }))
      },
      onError: (error) => notifyFailure(error, messages),
    }),
  )
  async function askThenArchive() {
    const agreed = await ask({
      title: t('tax.archiveTitle', { name }),
      body: t('tax.archiveBody', { name }),
      confirmLabel: t('tax.archiveVerb'),
      danger: true,
    })
    if (agreed) archive.mutate({ taxId, archived: true })
  }
  if (tax.archived)
    return (
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('tax.takeBack', { name })}
        title={t('tax.takeBack', { name })}
        onClick={() => archive.mutate({ taxId, archived: false })}
      >
        <IconArchiveOff size={16} aria-hidden="true" />
      </ActionIcon>
    )
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('tax.change', { name })}
        title={t('tax.change', { name })}
        onClick={onEdit}
      >
        <IconPencil size={16} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('tax.archive', { name })}
        title={t('tax.archive', { name })}
        onClick={() => void askThenArchive()}
      >
        <IconArchive size={16} aria-hidden="true" />
      </ActionIcon>
    </>
  )
}
