import { Stack } from '@mantine/core'
import { useIdempotencyKey } from '@platform/plugin-api/web'
import { ErrorAlert, MoneyInput, useMessages } from '@platform/ui'
import { type ReactNode, useState } from 'react'
import { messages } from '../../messages.ts'
import type { PosCustomer } from '../../slots.ts'
import classes from '../dialogs/dialogs.module.css'
import { TillButton } from '../dialogs/till-button.tsx'
import { TillModal } from '../dialogs/till-modal.tsx'
import { Parts } from '../payment/parts.tsx'
import { useCardCharges } from '../payment/use-card-charges.ts'
import { useParts } from '../payment/use-parts.ts'
import { useTill } from '../till-context.ts'
import { fetchUnknownEnd, useWrites } from '../writes/writes.tsx'

/** Takes money for what a method keeps for the customer: credited at once, with a receipt. */
export function RechargeDialog({
  methodId,
  customer,
  title,
  amount: proposed,
}: {
  methodId: string
  customer: PosCustomer
  title: string
  /** Minor units. */
  amount?: bigint
}): ReactNode {
  const t = useMessages(messages)
  const { changeBasket, currency, load, methods, money, openDialog } = useTill()
  const { write } = useWrites()
  const [key] = useIdempotencyKey()
  const [amount, setAmount] = useState<bigint | null>(proposed ?? null)
  const [isPending, setPending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const chargeCards = useCardCharges(load)
  const choice = useParts(
    methods.filter(({ kind }) => kind === 'cash' || kind === 'clearing'),
    amount ?? 0n,
  )
  const canSubmit = amount !== null && choice.isWhole

  async function submit() {
    if (amount === null || !canSubmit || isPending) return
    setPending(true)
    setError(null)
    try {
      await fetchUnknownEnd()
      const tenders = await chargeCards(choice.tenders())
      const receipt = await write({
        kind: 'recharge',
        request: {
          idempotencyKey: key,
          sessionId: load.session.id,
          customerId: customer.id,
          methodId,
          amount: amount.toString(),
          tenders,
        },
      })
      if (receipt === null) return
      // Whoever recharges is being served.
      changeBasket((before) => ({ ...before, customer: before.customer ?? customer }))
      openDialog({ name: 'receipt', receipt, isNew: true })
    } catch (failure) {
      setError(failure)
    } finally {
      setPending(false)
    }
  }

  return (
    <TillModal title={title} size="md">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Stack gap="md">
          <fieldset className={classes['presets']} aria-label={t('recharge.presets')}>
            {load.settings.rechargePresets.map((preset) => (
              <TillButton
                key={preset.amount}
                aria-pressed={amount === BigInt(preset.amount)}
                onClick={() => setAmount(BigInt(preset.amount))}
              >
                <bdi>{money(BigInt(preset.amount))}</bdi>
              </TillButton>
            ))}
          </fieldset>
          <MoneyInput
            label={t('recharge.amount')}
            currency={currency}
            required
            data-autofocus
            value={amount}
            onChange={setAmount}
          />
          <Parts choice={choice} />
          <ErrorAlert error={error} messages={messages} />
          <TillButton type="submit" primary pending={isPending} disabled={!canSubmit}>
            {amount === null ? t('recharge.submit') : t('recharge.submitAmount', { amount: money(amount) })}
          </TillButton>
        </Stack>
      </form>
    </TillModal>
  )
}
