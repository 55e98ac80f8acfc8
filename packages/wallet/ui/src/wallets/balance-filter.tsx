import { useDebouncedCallback } from '@mantine/hooks'
import { useSession } from '@platform/plugin-api/web'
import { MoneyInput } from '@platform/ui'
import { type ReactNode, useEffect, useState } from 'react'
import classes from './wallets.module.css'

const TYPING_PAUSE_MS = 400
const minorUnits = /^-?\d{1,18}$/

/** A limit of the balance as the address says it, in minor units; null for what cannot be one. */
export function readBalanceLimit(text: string | null | undefined): bigint | null {
  return text && minorUnits.test(text) ? BigInt(text) : null
}

/** A limit of the balance. It waits for a pause in typing, so that half an amount is not searched for. */
export function BalanceFilter({
  label,
  value,
  onChange,
}: {
  label: string
  value: string | null
  onChange: (value: string | null) => void
}): ReactNode {
  const { currency } = useSession().company
  const [amount, setAmount] = useState(() => readBalanceLimit(value))
  const send = useDebouncedCallback(
    (typed: bigint | null) => onChange(typed === null ? null : typed.toString()),
    TYPING_PAUSE_MS,
  )
  // Back, or "Clear filters".
  useEffect(() => setAmount(readBalanceLimit(value)), [value])
  return (
    <div className={classes['balanceFilter']}>
      <MoneyInput
        label={label}
        labelHidden
        placeholder={label}
        currency={currency}
        sign="any"
        value={amount}
        onChange={(typed) => {
          setAmount(typed)
          send(typed)
        }}
      />
    </div>
  )
}
