import { useState } from 'react'
import type { DraftTender, TenderKind } from './payment/tenders.ts'

/** The payments of the order so far, and the method that keeps the change. Nothing of it outlives a reload. */
export function useTenders() {
  const [tenders, setTenders] = useState<readonly DraftTender[]>([])
  const [changeKeptBy, keepChange] = useState<string | null>(null)
  const [shortMethodId, setShortMethodId] = useState<string | null>(null)
  return {
    tenders,
    changeKeptBy,
    keepChange,
    shortMethodId,
    setShortMethodId,
    /** Adds a payment, or changes the one by the same method: nobody pays twice by one card. */
    put(methodId: string, kind: TenderKind, amount: bigint): string {
      const known = tenders.find((tender) => tender.methodId === methodId)
      const id = known?.id ?? crypto.randomUUID()
      setShortMethodId(null)
      setTenders((before) =>
        known
          ? before.map((tender) => (tender.id === id ? { ...tender, amount } : tender))
          : [...before, { id, methodId, kind, amount }],
      )
      return id
    },
    setAmount(tenderId: string, amount: bigint) {
      setTenders((before) =>
        before.map((tender) => (tender.id === tenderId ? { ...tender, amount } : tender)),
      )
    },
    remove(tenderId: string) {
      setTenders((before) => before.filter(({ id }) => id !== tenderId))
    },
    clear() {
      setTenders([])
      keepChange(null)
      setShortMethodId(null)
    },
  }
}
