import { MoneyInput, MoneyText, useMessages } from '@platform/ui'
import { type ReactNode, useState } from 'react'
import type { PosRequests } from '../../client.ts'
import { messages } from '../../messages.ts'
import classes from '../dialogs/dialogs.module.css'
import { TillButton } from '../dialogs/till-button.tsx'
import { useTill } from '../till-context.ts'
import type { TillMethod } from '../till-types.ts'
import { inCoins } from './tenders.ts'

type TenderRequest = PosRequests['orders']['sell']['tenders'][number]

/** How one amount is paid outside of an order: one method, and of cash what was handed over. */
export function useOneMethod(methods: readonly TillMethod[]) {
  const { load } = useTill()
  const [methodId, setMethodId] = useState(methods[0]?.id ?? '')
  const [received, setReceived] = useState<bigint | null>(null)
  const method = methods.find(({ id }) => id === methodId)
  const cashUnit = BigInt(load.settings.cashRounding)
  const dueOf = (amount: bigint) => (method?.kind === 'cash' ? inCoins(amount, cashUnit) : amount)
  return {
    methods,
    method,
    received,
    setReceived,
    choose(id: string) {
      setMethodId(id)
      setReceived(null)
    },
    dueOf,
    /** What goes back into the hand. */
    changeOf(amount: bigint): bigint {
      return received === null || received < dueOf(amount) ? 0n : received - dueOf(amount)
    },
    /** Whether that method can pay that amount. */
    canPay(amount: bigint): boolean {
      if (method === undefined) return false
      if (received !== null && received < dueOf(amount)) return false
      return method.available === null || method.available >= amount
    },
    tenders(amount: bigint): TenderRequest[] {
      if (method === undefined) return []
      const due = dueOf(amount)
      const cash = method.kind === 'cash' ? { received: (received ?? due).toString() } : {}
      return [{ methodId: method.id, amount: due.toString(), ...cash }]
    },
  }
}

/** The buttons of {@link useOneMethod}, and the field for what was handed over. */
export function OneMethod({
  choice,
  amount,
}: {
  choice: ReturnType<typeof useOneMethod>
  amount: bigint
}): ReactNode {
  const t = useMessages(messages)
  const { currency, money } = useTill()
  const change = choice.changeOf(amount)
  const isShort = choice.received !== null && choice.received < choice.dueOf(amount)
  return (
    <>
      <fieldset className={classes['buttons']} aria-label={t('payment.methods')}>
        {choice.methods.map(({ id, label, icon: Icon, available }) => (
          <TillButton
            key={id}
            aria-pressed={id === choice.method?.id}
            disabled={available !== null && available < amount}
            onClick={() => choice.choose(id)}
          >
            <Icon size={20} />
            <span>
              {label}
              {available !== null && <bdi> {money(available)}</bdi>}
            </span>
          </TillButton>
        ))}
      </fieldset>
      {choice.method?.kind === 'cash' && (
        <MoneyInput
          label={t('payment.handedOver')}
          description={t('payment.handedOverHint')}
          currency={currency}
          value={choice.received}
          error={isShort ? t('payment.handedOverShort') : undefined}
          onChange={choice.setReceived}
        />
      )}
      {change > 0n && (
        <p className={classes['change']}>
          {t('payment.change')} <MoneyText value={{ amount: change, currency }} strong />
        </p>
      )}
    </>
  )
}
