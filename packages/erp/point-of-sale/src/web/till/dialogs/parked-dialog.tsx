import { Stack, Text } from '@mantine/core'
import { newIdempotencyKey } from '@platform/plugin-api/web'
import { ErrorAlert, Loaded, MoneyText, notifyDone, TimeText, useMessages } from '@platform/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { invalidateParked, pointOfSale } from '../../client.ts'
import { messages } from '../../messages.ts'
import { emptyBasket, isSellable } from '../basket/basket.ts'
import { recalledBasket } from '../basket/recalled-basket.ts'
import { useTill } from '../till-context.ts'
import classes from './dialogs.module.css'
import { TillButton } from './till-button.tsx'
import { TillModal } from './till-modal.tsx'

/** Puts the order aside, and takes orders up again. */
export function ParkedDialog(): ReactNode {
  const t = useMessages(messages)
  const { basket, changeBasket, closeDialog, load, setStep } = useTill()
  // Named once the dialog is open: a second try parks nothing twice.
  const [key] = useState(newIdempotencyKey)
  const query = useQuery(
    pointOfSale.orders.parked.queryOptions({ registerId: load.register.id }, { staleTime: 0 }),
  )
  const park = useMutation(
    pointOfSale.orders.park.mutationOptions({
      onSuccess: () => {
        changeBasket(emptyBasket)
        void invalidateParked()
        notifyDone(t('parked.done'))
        closeDialog()
      },
    }),
  )
  const recall = useMutation(
    pointOfSale.orders.recall.mutationOptions({
      onSuccess: (order) => {
        changeBasket(() => recalledBasket(order, load.products))
        void invalidateParked()
        setStep('basket')
        closeDialog()
      },
    }),
  )
  const canPark = isSellable(basket)
  const isBusy = basket.lines.length > 0

  return (
    <TillModal title={t('parked.title')}>
      <Stack gap="md">
        {isBusy && (
          <TillButton
            primary
            data-autofocus
            disabled={!canPark}
            pending={park.isPending}
            onClick={() =>
              park.mutate({
                idempotencyKey: key,
                sessionId: load.session.id,
                customerId: basket.customer?.id ?? null,
                note: basket.note,
                lines: basket.lines.map(({ productId, quantity, unitPrice, discount, note }) => ({
                  productId,
                  quantity,
                  unitPrice,
                  discount,
                  note,
                })),
              })
            }
          >
            {t('parked.park')}
          </TillButton>
        )}
        <ErrorAlert error={park.error ?? recall.error} messages={messages} />
        <Loaded query={query} messages={messages}>
          {(orders) =>
            orders.length === 0 ? (
              <Text c="dimmed" ta="center" py="lg">
                {t('parked.none')}
              </Text>
            ) : (
              <>
                {isBusy && <Text size="sm">{t('parked.parkFirst')}</Text>}
                <ul className={classes['list']}>
                  {orders.map((order) => (
                    <li key={order.id}>
                      <button
                        type="button"
                        className={classes['item']}
                        disabled={isBusy || recall.isPending}
                        onClick={() => recall.mutate({ parkedId: order.id })}
                      >
                        <strong>
                          <bdi>{order.customerName ?? t('parked.nobody')}</bdi>
                        </strong>
                        <MoneyText value={order.total} strong />
                        <span className={classes['sub']}>
                          <TimeText at={order.at} /> · {t('parked.lines', { count: order.lineCount })}
                          {order.note && (
                            <>
                              {' · '}
                              <bdi>{order.note}</bdi>
                            </>
                          )}
                        </span>
                      </button>
                    </li>
                  ))}
                </ul>
              </>
            )
          }
        </Loaded>
      </Stack>
    </TillModal>
  )
}
