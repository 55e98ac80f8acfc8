import { useState } from 'react'
import { useTill } from '../till-context.ts'
import type { TillMethod } from '../till-types.ts'
import { inCoins } from './tenders.ts'
import type { ChargeableTender } from './use-card-charges.ts'

type Row = {
  readonly id: string
  readonly methodId: string
  /** Minor units; null for what the others leave. */
  readonly amount: bigint | null
}

/** A part of a sum, by one method. */
export type Part = {
  readonly id: string
  readonly method: TillMethod
  /** What it settles, minor units; below one where the others pay too much. */
  readonly amount: bigint
  /** The same as it is handed over: cash in coins that exist. */
  readonly due: bigint
  /** Whether the method has as much. */
  readonly isCovered: boolean
}

const rowOf = (methodId: string): Row => ({ id: crypto.randomUUID(), methodId, amount: null })

/** How a sum is paid outside of an order: by one method, or in two parts, the second of which is what the first leaves. */
export function useParts(methods: readonly TillMethod[], total: bigint) {
  const { load } = useTill()
  const [rows, setRows] = useState<readonly Row[]>(() => methods.slice(0, 1).map(({ id }) => rowOf(id)))
  const [received, setReceived] = useState<bigint | null>(null)
  const cashUnit = BigInt(load.settings.cashRounding)
  const typed = rows.reduce((sum, { amount }) => sum + (amount ?? 0n), 0n)
  const parts = rows.flatMap(({ id, methodId, amount }): Part[] => {
    const method = methods.find((each) => each.id === methodId)
    if (method === undefined) return []
    const part = amount ?? total - typed
    const due = method.kind === 'cash' ? inCoins(part, cashUnit) : part
    return [
      { id, method, amount: part, due, isCovered: method.available === null || method.available >= part },
    ]
  })
  const cash = parts.find(({ method }) => method.kind === 'cash')
  const isShort = cash !== undefined && received !== null && received < cash.due
  const others = (row: number) =>
    methods.filter(({ id }) => rows.every(({ methodId }, index) => index === row || methodId !== id))

  return {
    parts,
    cash,
    received,
    setReceived,
    isShort,
    /** What goes back into the hand. */
    change: cash && received !== null && received > cash.due ? received - cash.due : 0n,
    /** Whether the parts pay the sum. */
    isWhole: parts.length > 0 && !isShort && parts.every(({ amount, isCovered }) => amount > 0n && isCovered),
    /** The methods that a part may choose from: those of the other part are taken. */
    choicesOf: others,
    /** Pays a part by a method; of a balance that is too small what there is, and the rest otherwise. */
    choose(row: number, method: TillMethod) {
      const [instead] = others(row).filter(({ id }) => id !== method.id)
      const isEnough = method.available === null || method.available >= total
      setReceived(null)
      setRows((before) => {
        const chosen = before.map((each, index) => (index === row ? { ...each, methodId: method.id } : each))
        return isEnough || before.length > 1 || instead === undefined
          ? chosen
          : [{ ...rowOf(method.id), amount: method.available }, rowOf(instead.id)]
      })
    },
    canSplit: rows.length === 1 && methods.length > 1 && total > 0n,
    /** Leaves the second half to another method. */
    split() {
      const [other] = methods.filter(({ id }) => id !== rows[0]?.methodId)
      if (other) setRows(([first]) => (first ? [{ ...first, amount: total / 2n }, rowOf(other.id)] : []))
    },
    setAmount(amount: bigint | null) {
      setRows((before) => before.map((row, index) => (index === 0 ? { ...row, amount: amount ?? 0n } : row)))
    },
    unsplit() {
      setRows(([first]) => (first ? [{ ...first, amount: null }] : []))
    },
    tenders(): ChargeableTender[] {
      return parts.map(({ id, method, due }) => ({
        id,
        kind: method.kind,
        request: {
          methodId: method.id,
          amount: due.toString(),
          ...(method.kind === 'cash' ? { received: (received ?? due).toString() } : {}),
        },
      }))
    },
  }
}
