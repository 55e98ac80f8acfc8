import { JournalEntryPreview } from '@erp/accounting/web'
import { Button, Group, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { fromWire, money } from '@platform/money'
import { useIdempotencyKey } from '@platform/plugin-api/web'
import { MoneyInput, MoneyText, useMessages } from '@platform/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, Suspense, useState } from 'react'
import { type WalletPanel, wallet } from '../client.ts'
import { messages } from '../messages.ts'
import { useFormatMoney } from '../use-format-money.ts'
import { type AllocationPreview, previewAllocation, proposedAmount } from './allocation-preview.ts'
import classes from './invoice-wallet-panel.module.css'

const TYPING_PAUSE_MS = 300

export type AllocateFormProps = {
  invoiceId: string
  panel: WalletPanel
  /** 'checking' while an answer is missing, 'unresolved' once it is given up: the same request may be sent again. */
  state: 'ready' | 'pending' | 'checking' | 'unresolved'
  onAllocate: (amount: bigint, idempotencyKey: string) => void
  onClose: () => void
}

/** How much credit to apply, with what it leaves in the wallet and due on the invoice. Enter does it, Escape leaves. */
export function AllocateForm({ invoiceId, panel, state, onAllocate, onClose }: AllocateFormProps): ReactNode {
  const t = useMessages(messages)
  const [key] = useIdempotencyKey()
  const figures = {
    balance: fromWire(panel.balance).amount,
    available: fromWire(panel.available).amount,
    amountDue: fromWire(panel.amountDue).amount,
  }
  const [amount, setAmount] = useState<bigint | null>(() => proposedAmount(figures))
  const { currency } = panel.balance
  const preview = previewAllocation(amount, figures)
  const problem = useProblem(preview, currency)
  const isPending = state === 'pending' || state === 'checking'

  function submit() {
    // While it is not known whether it was done, it may only be sent again as it was.
    const isSendable = preview.status === 'possible' || state === 'unresolved'
    if (!isPending && isSendable && amount !== null) onAllocate(amount, key)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onClose()
  }

  return (
    <form
      noValidate
      className={classes['form']}
      aria-label={t('allocate.action')}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        submit()
      }}
    >
      <div className={classes['amount']}>
        <MoneyInput
          label={t('allocate.amount')}
          currency={currency}
          value={amount}
          onChange={setAmount}
          error={state === 'ready' ? problem : undefined}
          disabled={state === 'unresolved'}
          required
          autoFocus
        />
      </div>
      {/* Unresolved, the figures may have the amount in them already. */}
      <Preview preview={state === 'unresolved' ? { status: 'empty' } : preview} currency={currency} />
      <Group gap="xs" className={classes['deeds'] ?? ''}>
        <Button
          type="submit"
          loading={isPending}
          disabled={preview.status !== 'possible' && state !== 'unresolved'}
        >
          {t(state === 'unresolved' ? 'allocate.checkAgain' : 'allocate.submit')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('allocate.cancel')}
        </Button>
      </Group>
      {state === 'ready' && preview.status === 'possible' && amount !== null && (
        <AllocationEntry invoiceId={invoiceId} amount={amount} />
      )}
      <Text size="sm" c="dimmed" role="status" className={classes['state'] ?? ''}>
        {state === 'checking' && t('allocate.checking')}
        {state === 'unresolved' && t('allocate.unresolved')}
      </Text>
    </form>
  )
}

/** What is going to be posted, for who asks. */
function AllocationEntry({ invoiceId, amount }: { invoiceId: string; amount: bigint }): ReactNode {
  const t = useMessages(messages)
  const [isShown, setShown] = useState(false)
  const [askedAmount] = useDebouncedValue(amount, TYPING_PAUSE_MS)
  const query = useQuery(
    wallet.previewAllocate.queryOptions(
      { invoiceId, amount: askedAmount.toString() },
      { enabled: isShown, staleTime: 0, placeholderData: keepPreviousData },
    ),
  )
  return (
    <div className={classes['entry']}>
      <Suspense fallback={null}>
        <JournalEntryPreview
          title={t('deed.entry')}
          query={query}
          isShown={isShown}
          onToggle={() => setShown(!isShown)}
        />
      </Suspense>
    </div>
  )
}

function Preview({ preview, currency }: { preview: AllocationPreview; currency: string }): ReactNode {
  const t = useMessages(messages)
  const shown = preview.status === 'possible' ? preview : null
  return (
    <dl className={classes['preview']} aria-live="polite">
      <div>
        <dt>{t('allocate.walletAfter')}</dt>
        <dd>{shown ? <MoneyText value={money(shown.balanceAfter, currency)} strong /> : '–'}</dd>
      </div>
      <div>
        <dt>{t('allocate.dueAfter')}</dt>
        <dd>{shown ? <MoneyText value={money(shown.amountDueAfter, currency)} strong /> : '–'}</dd>
      </div>
    </dl>
  )
}

function useProblem(preview: AllocationPreview, currency: string): string | undefined {
  const t = useMessages(messages)
  const format = useFormatMoney()
  if (preview.status === 'more_than_available')
    return t('allocate.moreThanAvailable', { amount: format(money(preview.available, currency)) })
  if (preview.status === 'more_than_due')
    return t('allocate.moreThanDue', { amount: format(money(preview.amountDue, currency)) })
  return undefined
}
