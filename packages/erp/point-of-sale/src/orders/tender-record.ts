import type { Moved } from '../methods/payment-methods.ts'
import type { TenderPlan } from './judge-tenders.ts'
import type { TenderRecord } from './order-record.ts'

/** A payment as it is written; `moved` is what an account answered. */
export function tenderRecord(plan: TenderPlan, line: number, moved: Moved | null): TenderRecord {
  const account = plan.method.kind === 'account' ? moved : null
  return {
    id: plan.id,
    line,
    methodId: plan.method.id,
    kind: plan.method.kind,
    amount: plan.amount,
    rounding: plan.rounding,
    received: plan.received,
    authorisation: plan.authorisation,
    entryId: account?.entryId ?? null,
    balanceAfter: account?.balanceAfter ?? null,
    availableAfter: account?.availableAfter ?? null,
    ofTenderId: null,
    proof: plan.proof,
  }
}
