import { Stack, Text, TextInput } from '@mantine/core'
import { useIdempotencyKey } from '@platform/plugin-api/web'
import { ErrorAlert, Loaded, MoneyText, useMessages } from '@platform/ui'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { type PosAnswers, pointOfSale } from '../../client.ts'
import { messages } from '../../messages.ts'
import { ONE_PIECE } from '../basket/basket.ts'
import classes from '../dialogs/dialogs.module.css'
import { TillButton } from '../dialogs/till-button.tsx'
import { TillModal } from '../dialogs/till-modal.tsx'
import { quantityText } from '../quantity-text.ts'
import { useTill } from '../till-context.ts'
import { useWrites } from '../writes/writes.tsx'
import { refundEstimate } from './refund-estimate.ts'

type Refundable = PosAnswers['orders']['refundable']

/** Gives back an order or some of its lines: to what it was paid with, or to what a method keeps for the customer. */
export function RefundDialog({ orderId }: { orderId: string }): ReactNode {
  const t = useMessages(messages)
  const query = useQuery(pointOfSale.orders.refundable.queryOptions({ orderId }, { staleTime: 0 }))
  return (
    <TillModal title={t('refund.title')}>
      <Loaded query={query} messages={messages}>
        {(order) =>
          BigInt(order.left.amount) === 0n ? (
            <Text py="lg" ta="center">
              {t('refund.nothingLeft', { number: order.number })}
            </Text>
          ) : (
            <RefundForm order={order} />
          )
        }
      </Loaded>
    </TillModal>
  )
}

function RefundForm({ order }: { order: Refundable }): ReactNode {
  const t = useMessages(messages)
  const { currency, load, methods, money, openDialog, locale } = useTill()
  const { write } = useWrites()
  const [key] = useIdempotencyKey()
  const [quantities, setQuantities] = useState<ReadonlyMap<number, bigint>>(
    new Map(order.lines.map(({ line, left }) => [line, BigInt(left)])),
  )
  const [to, setTo] = useState('original')
  const [reason, setReason] = useState('')
  const [isPending, setPending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const estimate = refundEstimate(order, quantities)
  const canSubmit = estimate > 0n && reason.trim() !== ''
  const places = [
    { id: 'original', label: t('refund.toOriginal') },
    ...(order.customer === null
      ? []
      : methods
          .filter(({ canDeposit }) => canDeposit)
          .map(({ id, label }) => ({ id, label: t('refund.toMethod', { method: label }) }))),
  ]

  async function submit() {
    if (!canSubmit || isPending) return
    setPending(true)
    setError(null)
    const lines = [...quantities]
      .filter(([, quantity]) => quantity > 0n)
      .map(([line, quantity]) => ({ line, quantity: quantity.toString() }))
    try {
      const receipt = await write({
        kind: 'refund',
        request: {
          idempotencyKey: key,
          orderId: order.orderId,
          sessionId: load.session.id,
          lines,
          to,
          reason: reason.trim(),
        },
      })
      if (receipt !== null) openDialog({ name: 'receipt', receipt, isNew: true })
    } catch (failure) {
      setError(failure)
    } finally {
      setPending(false)
    }
  }

  const set = (line: number, quantity: bigint) =>
    setQuantities((before) => new Map(before).set(line, quantity))

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Stack gap="md">
        <Text c="dimmed">
          <bdi>{order.number}</bdi>
          {order.customer && (
            <>
              {' · '}
              <bdi>{order.customer.name}</bdi>
            </>
          )}
        </Text>
        <ul className={classes['list']}>
          {order.lines.map(({ line, description, left, leftTotal }) => {
            const quantity = quantities.get(line) ?? 0n
            const most = BigInt(left)
            return (
              <li key={line} className={classes['item']} data-chosen={quantity > 0n || undefined}>
                <strong>
                  <bdi>{description}</bdi>
                </strong>
                <div className={classes['stepper']}>
                  <button
                    type="button"
                    aria-label={t('refund.less', { name: description })}
                    disabled={quantity === 0n}
                    onClick={() => set(line, quantity > ONE_PIECE ? quantity - ONE_PIECE : 0n)}
                  >
                    <IconMinus size={18} aria-hidden="true" />
                  </button>
                  <output>{quantityText(quantity, locale)}</output>
                  <button
                    type="button"
                    aria-label={t('refund.more', { name: description })}
                    disabled={quantity >= most}
                    onClick={() => set(line, quantity + ONE_PIECE > most ? most : quantity + ONE_PIECE)}
                  >
                    <IconPlus size={18} aria-hidden="true" />
                  </button>
                </div>
                <span className={classes['sub']}>
                  {most === 0n ? (
                    t('refund.lineDone')
                  ) : (
                    <>
                      {t('refund.left', { quantity: quantityText(most, locale) })}{' '}
                      <MoneyText value={leftTotal} />
                    </>
                  )}
                </span>
              </li>
            )
          })}
        </ul>
        {places.length > 1 && (
          <fieldset className={classes['buttons']} aria-label={t('refund.to')}>
            {places.map(({ id, label }) => (
              <TillButton key={id} aria-pressed={id === to} onClick={() => setTo(id)}>
                {label}
              </TillButton>
            ))}
          </fieldset>
        )}
        <TextInput
          label={t('refund.reason')}
          required
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ErrorAlert error={error} messages={messages} />
        <p className={classes['change']}>
          {t('refund.sum')} <MoneyText value={{ amount: estimate, currency }} strong />
        </p>
        <TillButton type="submit" primary disabled={!canSubmit} pending={isPending}>
          {t('refund.submit', { amount: money(estimate) })}
        </TillButton>
      </Stack>
    </form>
  )
}
