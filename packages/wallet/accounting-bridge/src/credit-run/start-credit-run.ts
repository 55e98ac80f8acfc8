import { newId, retryLostRace, type Tx } from '@platform/database'
import { formatMoney, money } from '@platform/money'
import { audit, type Company, keyReused, Refusal } from '@platform/plugin-api'
import { findRunByKey, insertLines, insertRun } from './statements.ts'

/** Somebody's wish to apply all credit, having seen what that comes to. */
export interface CreditRunRequest {
  readonly idempotencyKey: string
  /** `requestHash` of what the client sent. */
  readonly requestHash: Buffer
  readonly actorId: string | null
  /** The day the allocations count in the books. */
  readonly date: string
  /** What the reader was shown. */
  readonly expected: { readonly invoices: number; readonly amount: bigint }
}

/**
 * Writes down the credit of every customer that is to pay their open invoices, the oldest first, for
 * `carryOutCreditRun` to apply. Throws a refusal when that is no longer what the reader saw, when there is nothing to
 * apply, and while another run is under way. A key sent again answers the run of the first time.
 */
export async function startCreditRun(
  tx: Tx,
  company: Company,
  { idempotencyKey, requestHash, actorId, date, expected }: CreditRunRequest,
): Promise<{ runId: string; isNew: boolean }> {
  const findKnown = async () => {
    const [known] = await tx.query(findRunByKey, [company.id, idempotencyKey])
    if (known && !known.request_hash.equals(requestHash)) throw keyReused(idempotencyKey)
    return known && { runId: known.id, isNew: false }
  }
  const known = await findKnown()
  if (known) return known
  const values = [company.id, newId(), idempotencyKey, requestHash, company.currency, date, actorId]
  const [run] = await retryLostRace(tx.query(insertRun, values), ['credit_run_key'])
  // One that is not finished: somebody else's, or this one, sent twice at once.
  if (!run) return (await findKnown()) ?? raise(underWay())
  const [found] = await tx.query(insertLines, [company.id, run.id])
  if (!found || found.invoices === 0) throw nothingToApply()
  if (found.invoices !== expected.invoices || found.amount !== expected.amount) throw changed(company, found)
  audit(tx, {
    companyId: company.id,
    actorId,
    action: 'wallet.credit-applied-for-all',
    subject: `credit-run:${run.id}`,
    details: { ...found },
  })
  return { runId: run.id, isNew: true }
}

function raise(refusal: Refusal): never {
  throw refusal
}

function underWay(): Refusal {
  return new Refusal({
    kind: 'busy',
    code: 'credit_run_under_way',
    message: 'Wallet credit is being applied for all customers at this moment. Wait until that is done.',
  })
}

function nothingToApply(): Refusal {
  return new Refusal({
    kind: 'conflict',
    code: 'nothing_to_apply',
    message: 'No customer has both credit and an open invoice any more: there is nothing to apply.',
  })
}

function changed(company: Company, found: { invoices: number; amount: bigint }): Refusal {
  const amount = formatMoney(money(found.amount, company.currency), company.locale)
  return new Refusal({
    kind: 'conflict',
    code: 'proposal_changed',
    message: `Something was paid or added meanwhile: it is now ${amount} for ${found.invoices} invoices. Look at it again, then confirm.`,
    facts: { currency: company.currency, amount: found.amount.toString(), invoices: found.invoices },
  })
}
