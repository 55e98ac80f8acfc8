import { ActionIcon } from '@mantine/core'
import { type Column, ListPage, onDemand, StatusBadge, textColumn, useList, useMessages } from '@platform/ui'
import { IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { type PosAnswers, pointOfSale } from '../client.ts'
import { messages } from '../messages.ts'
import { useMethodLook } from '../till/use-till-methods.ts'

const RegisterDialog = onDemand(() => import('./register-dialog.tsx').then((module) => module.RegisterDialog))

export type Register = PosAnswers['registers']['list'][number]

/** Configuration > Registers: the tills of the company. */
export function RegistersPage(): ReactNode {
  const t = useMessages(messages)
  const lookOf = useMethodLook()
  const list = useList({ filters: {} })
  const [edited, setEdited] = useState<Register | 'new' | null>(null)
  const query = useQuery(
    pointOfSale.registers.list.queryOptions(
      { archived: true },
      { select: (rows) => ({ rows, total: rows.length }) },
    ),
  )
  const columns: readonly Column<Register>[] = [
    textColumn({ id: 'code', header: t('register.code'), text: (row) => row.code, width: '8rem' }),
    textColumn({ id: 'name', header: t('register.name'), text: (row) => row.name, phone: 'title' }),
    textColumn({
      id: 'methods',
      header: t('register.methods'),
      text: (row) => row.methods.map((id) => lookOf(id).label()).join(', '),
    }),
    {
      id: 'status',
      header: t('session.status'),
      cell: (row) => {
        if (row.archived) return <StatusBadge tone="stopped" label={t('register.archived')} />
        return row.openSession === null ? (
          <StatusBadge tone="draft" label={t('session.closed')} />
        ) : (
          <StatusBadge tone="open" label={t('session.open')} />
        )
      },
    },
    {
      id: 'edit',
      header: '',
      align: 'end',
      width: '3rem',
      phone: 'end',
      cell: (row) => (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('register.change', { name: row.name })}
          title={t('register.change', { name: row.name })}
          onClick={() => setEdited(row)}
        >
          <IconPencil size={16} aria-hidden="true" />
        </ActionIcon>
      ),
    },
  ]
  return (
    <>
      <ListPage
        title={t('registers.title')}
        list={list}
        query={query}
        searchable={false}
        action={{
          label: t('registers.add'),
          run: () => setEdited('new'),
          permission: 'point-of-sale.configure',
        }}
        columns={columns}
        rowId={(row) => row.id}
        empty={{ title: t('registers.empty'), hint: t('registers.emptyHint') }}
        messages={messages}
      />
      {edited !== null && (
        <RegisterDialog register={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </>
  )
}
