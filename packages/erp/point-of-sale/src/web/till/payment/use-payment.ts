import { queryClient } from '@platform/plugin-api/web'
import { refusalOf } from '@platform/ui'
import { useState } from 'react'
import { pointOfSale } from '../../client.ts'
import { useApproval } from '../approval/approval.tsx'
import type { Basket } from '../basket/basket.ts'
import { saleRequest } from '../sale-request.ts'
import type { Receipt, TillDialog, TillLoad } from '../till-types.ts'
import type { useTenders } from '../use-tenders.ts'
import { fetchUnknownEnd, useWrites } from '../writes/writes.tsx'
import { useCardCharges } from './use-card-charges.ts'
import { type Proof, type ProofQuestion, proven, useProofQuestions } from './use-proof-questions.ts'

/** Takes the payment of the order: one request. Asks for proof where a method wants it, then sends the same key again. */
export function usePayment({
  load,
  basket,
  total,
  cashUnit,
  payments,
  onPaid,
  openDialog,
}: {
  load: TillLoad
  basket: Basket
  /** Minor units. */
  total: bigint
  cashUnit: bigint
  payments: ReturnType<typeof useTenders>
  onPaid: (receipt: Receipt) => void
  openDialog: (dialog: TillDialog | null) => void
}) {
  const { write } = useWrites()
  const { ask, forget } = useApproval()
  const [isPaying, setPaying] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const chargeCards = useCardCharges(load)
  const proofQuestionOf = useProofQuestions()

  async function take(proof?: Proof): Promise<void> {
    setPaying(true)
    setError(null)
    try {
      // Before a terminal is asked: no card is charged for a sale that cannot be sent.
      await fetchUnknownEnd()
      const { tenders, changeKeptBy } = payments
      const sale = saleRequest(basket, { sessionId: load.session.id, total, tenders, cashUnit, changeKeptBy })
      const charged = await chargeCards(
        sale.tenders.flatMap((request, index) => {
          const tender = tenders[index]
          return tender ? [{ id: tender.id, kind: tender.kind, request }] : []
        }),
      )
      const accounts = new Set(
        tenders.filter(({ kind }) => kind === 'account').map(({ methodId }) => methodId),
      )
      const request = { ...sale, tenders: proven(charged, proof, (methodId) => accounts.has(methodId)) }
      const receipt = await write({ kind: 'sale', request })
      if (receipt === null) return
      forget()
      onPaid(receipt)
    } catch (failure) {
      await judge(failure)
    } finally {
      setPaying(false)
    }
  }

  async function judge(failure: unknown): Promise<void> {
    const refusal = refusalOf(failure)
    const question = proofQuestionOf(failure)
    if (question !== null) askForProof(question)
    else if (refusal?.code === 'key_reused') await showEarlier(failure)
    else {
      setError(failure)
      // What the customer has may have changed under our hands: show it as it is now.
      void queryClient.invalidateQueries(pointOfSale.till.available.pathFilter())
    }
  }

  function askForProof({ title, ...question }: ProofQuestion): void {
    openDialog({
      name: 'proof',
      ...question,
      methodIds: payments.tenders.map(({ methodId }) => methodId),
      give: (proof) => {
        openDialog(null)
        void take(proof)
      },
      vouch: () => {
        openDialog(null)
        void ask({ permission: 'point-of-sale.vouch', title }).then((approval) => {
          if (approval !== null) void take()
        })
      },
    })
  }

  /** The order was changed after a payment whose answer was lost, and that payment had been taken after all. */
  async function showEarlier(failure: unknown): Promise<void> {
    const { receipt } = await queryClient.fetchQuery(
      pointOfSale.orders.find.queryOptions({ idempotencyKey: basket.key }, { staleTime: 0 }),
    )
    if (receipt === null) setError(failure)
    else onPaid(receipt)
  }

  return {
    pay: () => {
      if (!isPaying) void take()
    },
    isPaying,
    error,
  }
}
