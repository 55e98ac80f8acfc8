import { useRef } from 'react'
import type { PosRequests } from '../../client.ts'
import { pointOfSale } from '../../client.ts'
import type { TillLoad } from '../till-types.ts'
import { runMutation } from '../writes/run-mutation.ts'
import type { TenderKind } from './tenders.ts'

type TenderRequest = PosRequests['orders']['sell']['tenders'][number]

/** A payment as it is about to be sent, and the draft it was made of. */
export type ChargeableTender = {
  readonly id: string
  readonly kind: TenderKind
  readonly request: TenderRequest
}

/** The terminal that stands beside the till by itself: there the cashier types the amount, and nothing is asked. */
const SEPARATE_TERMINAL = 'separate'

/** A card that its terminal did not take, shown like a refusal. */
export class CardDeclined extends Error {
  readonly data
  constructor(reason: string) {
    super(reason)
    this.data = { refusal: { code: 'card_declined', facts: { reason }, message: reason } }
  }
}

/**
 * Has the register's terminal take what is paid by card, before anything is booked. Asked again for the same payment,
 * because an answer was lost or the sale was refused, it does not charge twice; a card that was declined may be tried again.
 */
export function useCardCharges(load: TillLoad) {
  const keys = useRef(new Map<string, string>())
  return async (tenders: readonly ChargeableTender[]): Promise<TenderRequest[]> => {
    if (load.register.terminalId === SEPARATE_TERMINAL) return tenders.map(({ request }) => request)
    const charged: TenderRequest[] = []
    for (const { id, kind, request } of tenders) {
      if (kind !== 'clearing') {
        charged.push(request)
        continue
      }
      const charge = `${id} ${request.amount}`
      const idempotencyKey = keys.current.get(charge) ?? crypto.randomUUID()
      keys.current.set(charge, idempotencyKey)
      const answer = await runMutation(pointOfSale.card.charge.mutationOptions(), {
        sessionId: load.session.id,
        amount: request.amount,
        idempotencyKey,
      })
      if (!answer.approved) {
        keys.current.delete(charge)
        throw new CardDeclined(answer.reason)
      }
      charged.push(
        answer.authorisation === null ? request : { ...request, authorisation: answer.authorisation },
      )
    }
    return charged
  }
}
