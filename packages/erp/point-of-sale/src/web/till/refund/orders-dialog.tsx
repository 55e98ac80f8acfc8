import { Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { queryClient } from '@platform/plugin-api/web'
import { ErrorAlert, Loaded, MoneyText, TimeText, useMessages } from '@platform/ui'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { pointOfSale } from '../../client.ts'
import { messages } from '../../messages.ts'
import classes from '../dialogs/dialogs.module.css'
import { TillModal } from '../dialogs/till-modal.tsx'
import { useTill } from '../till-context.ts'

const TYPING_PAUSE_MS = 200
const SHOWN = 30

/** The receipts: those of this session first, and any other by its number or customer. */
export function OrdersDialog(): ReactNode {
  const t = useMessages(messages)
  const { openDialog, sessionId } = useTill()
  const [search, setSearch] = useState('')
  const [asked] = useDebouncedValue(search.trim(), TYPING_PAUSE_MS)
  const query = useQuery(
    pointOfSale.orders.list.queryOptions(
      { page: 1, pageSize: SHOWN, ...(asked === '' ? { sessionId } : { search: asked }) },
      { placeholderData: keepPreviousData, staleTime: 0 },
    ),
  )
  const open = useMutation({
    mutationFn: (orderId: string) => fetchReceipt(orderId),
    onSuccess: (receipt) => openDialog({ name: 'receipt', receipt, isNew: false }),
  })

  return (
    <TillModal title={t('orders.atTill')}>
      <Stack gap="md">
        <TextInput
          type="search"
          data-autofocus
          aria-label={t('orders.search')}
          placeholder={t('orders.search')}
          leftSection={<IconSearch size={18} aria-hidden="true" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          onKeyDown={(event) => {
            const first = query.data?.rows[0]
            if (event.key === 'Enter' && first && asked === search.trim()) open.mutate(first.id)
          }}
        />
        <ErrorAlert error={open.error} messages={messages} />
        <Loaded query={query} messages={messages}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Text c="dimmed" ta="center" py="lg">
                {asked === '' ? t('orders.noneYet') : t('orders.noMatch')}
              </Text>
            ) : (
              <ul className={classes['list']}>
                {rows.map((order) => (
                  <li key={order.id}>
                    <button type="button" className={classes['item']} onClick={() => open.mutate(order.id)}>
                      <strong>
                        <bdi>{order.receiptNumber}</bdi>
                      </strong>
                      <MoneyText value={order.total} strong />
                      <span className={classes['sub']}>
                        {t(`kind.${order.kind}`)} · <TimeText at={order.at} />
                        {order.customer && (
                          <>
                            {' · '}
                            <bdi>{order.customer.name}</bdi>
                          </>
                        )}
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Stack>
    </TillModal>
  )
}

function fetchReceipt(orderId: string) {
  return queryClient.fetchQuery(pointOfSale.orders.receipt.queryOptions({ orderId }))
}
