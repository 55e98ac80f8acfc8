import type { PosRequests } from '../../client.ts'
import { pointOfSale } from '../../client.ts'
import type { TillLoad } from '../till-types.ts'
import { runMutation } from '../writes/run-mutation.ts'
import type { DraftTender } from './tenders.ts'

type Sale = PosRequests['orders']['sell']

/** The terminal that stands beside the till by itself: there the cashier types the amount, and nothing is asked. */
const SEPARATE_TERMINAL = 'separate'

/** A card that its terminal did not take, shown like a refusal. */
export class CardDeclined extends Error {
  readonly shown
  constructor(reason: string) {
    super(reason)
    const refusal = { code: 'card_declined', facts: { reason }, message: reason }
    this.shown = Object.assign(new Error(reason), { data: { refusal } })
  }
}

/** Has the register's terminal take what is paid by card. The same tender is charged once, however often it is asked. */
export async function chargeCards(
  load: TillLoad,
  sale: Sale,
  tenders: readonly DraftTender[],
): Promise<Sale> {
  if (load.register.terminalId === SEPARATE_TERMINAL) return sale
  const charged: Sale['tenders'] = []
  for (const [index, request] of sale.tenders.entries()) {
    const tender = tenders[index]
    if (tender?.kind !== 'clearing') {
      charged.push(request)
      continue
    }
    const answer = await runMutation(pointOfSale.card.charge.mutationOptions(), {
      sessionId: load.session.id,
      amount: request.amount,
      idempotencyKey: tender.id,
    })
    if (!answer.approved) throw new CardDeclined(answer.reason)
    charged.push(
      answer.authorisation === null ? request : { ...request, authorisation: answer.authorisation },
    )
  }
  return { ...sale, tenders: charged }
}
