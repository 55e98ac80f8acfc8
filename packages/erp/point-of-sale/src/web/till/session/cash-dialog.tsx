import { Stack, TextInput } from '@mantine/core'
import { useIdempotencyKey } from '@platform/plugin-api/web'
import { ErrorAlert, MoneyInput, notifyDone, refusalOf, useMessages } from '@platform/ui'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { invalidatePointOfSale, pointOfSale } from '../../client.ts'
import { messages } from '../../messages.ts'
import { useApproval } from '../approval/approval.tsx'
import classes from '../dialogs/dialogs.module.css'
import { TillButton } from '../dialogs/till-button.tsx'
import { TillModal } from '../dialogs/till-modal.tsx'
import { useTill } from '../till-context.ts'
import type { Approval } from '../till-types.ts'

const kinds = ['in', 'out', 'drop'] as const

/** Cash put into the drawer or taken out of it besides selling. */
export function CashDialog(): ReactNode {
  const t = useMessages(messages)
  const { closeDialog, currency, load, money } = useTill()
  const { ask } = useApproval()
  const [key] = useIdempotencyKey()
  const [kind, setKind] = useState<(typeof kinds)[number]>('in')
  const [amount, setAmount] = useState<bigint | null>(null)
  const [reason, setReason] = useState('')
  const move = useMutation(
    pointOfSale.cash.move.mutationOptions({
      onSuccess: () => {
        void invalidatePointOfSale()
        notifyDone(t(`cash.done.${kind}`, { amount: money(amount ?? 0n) }))
        closeDialog()
      },
      onError: (error) => {
        const refusal = refusalOf(error)
        if (refusal?.code !== 'manager_needed') return
        const question = { permission: String(refusal.facts['permission']), title: refusal.message }
        void ask(question).then((approval) => approval && submit(approval))
      },
    }),
  )
  const canSubmit = amount !== null && reason.trim() !== ''

  function submit(approval?: Approval) {
    if (amount === null || !canSubmit) return
    move.mutate({
      idempotencyKey: key,
      sessionId: load.session.id,
      kind,
      amount: amount.toString(),
      reason: reason.trim(),
      ...(approval === undefined ? {} : { approval }),
    })
  }

  return (
    <TillModal title={t('cash.title')} size="md">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Stack gap="md">
          <fieldset className={classes['buttons']} aria-label={t('cash.kind')}>
            {kinds.map((each) => (
              <TillButton key={each} aria-pressed={each === kind} onClick={() => setKind(each)}>
                {t(`cash.${each}`)}
              </TillButton>
            ))}
          </fieldset>
          <MoneyInput
            label={t('cash.amount')}
            currency={currency}
            required
            data-autofocus
            value={amount}
            onChange={setAmount}
          />
          <TextInput
            label={t('cash.reason')}
            description={t(`cash.reasonHint.${kind}`)}
            required
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {refusalOf(move.error)?.code !== 'manager_needed' && (
            <ErrorAlert error={move.error} messages={messages} />
          )}
          <TillButton type="submit" primary disabled={!canSubmit} pending={move.isPending}>
            {t(`cash.submit.${kind}`)}
          </TillButton>
        </Stack>
      </form>
    </TillModal>
  )
}
