import { minAmount } from '@platform/money'
import type { Company, Refusal } from '@platform/plugin-api'
import type { InvoiceKind, LockedInvoice } from './invoice-types.ts'
import * as refusePayment from './payment-refusals.ts'
import type { PaymentTarget } from './payment-types.ts'
import { notConfirmed, unknownInvoice } from './refusals.ts'

/** A part of a payment that settles a document. Minor units. */
export interface Settlement {
  readonly document: LockedInvoice
  readonly amount: bigint
}

/** What a payment settles, and what is then left of it. */
export interface SettlementPlan {
  readonly settlements: readonly Settlement[]
  readonly left: bigint
}

/** What a payment is to settle. */
export interface WantedSettlement {
  readonly customerId: string
  readonly amount: bigint
  readonly targets: readonly PaymentTarget[]
  /** Whether a document that is settled by now is passed over, because nobody chose it. */
  readonly skipSettled: boolean
}

/**
 * Plans which documents a payment settles, in the order of its targets. `open` is what is open of each by now: plans
 * made with the same map see each other. A refusal leaves it as it was.
 */
export function planSettlement(
  company: Company,
  payment: WantedSettlement,
  settles: InvoiceKind,
  documents: ReadonlyMap<string, LockedInvoice>,
  open: Map<string, bigint>,
): SettlementPlan | Refusal {
  const settlements: Settlement[] = []
  let left = payment.amount
  for (const target of payment.targets) {
    if (left === 0n) break
    const document = documents.get(target.invoiceId)
    if (!document) return unknownInvoice(target.invoiceId)
    const refusal = judgeDocument(company, document, payment.customerId, settles)
    if (refusal) return refusal
    const residual = open.get(document.id) ?? document.residual
    if (residual === 0n && payment.skipSettled) continue
    if (residual === 0n) return refusePayment.nothingOpen(document)
    if (target.amount !== null && target.amount > residual)
      return refusePayment.exceedsResidual(company, document, residual)
    const amount = minAmount(target.amount ?? residual, left)
    settlements.push({ document, amount })
    left -= amount
  }
  for (const { document, amount } of settlements)
    open.set(document.id, (open.get(document.id) ?? document.residual) - amount)
  return { settlements, left }
}

function judgeDocument(
  company: Company,
  document: LockedInvoice,
  customerId: string,
  settles: InvoiceKind,
): Refusal | undefined {
  if (document.status === 'draft')
    return notConfirmed(document.kind === 'invoice' ? 'the invoice' : 'the credit note')
  if (document.kind !== settles) return refusePayment.wrongDocument(document)
  if (document.customerId !== customerId) return refusePayment.otherCustomer(document)
  if (document.currency !== company.currency) return refusePayment.foreignDocument(company, document)
  return undefined
}
