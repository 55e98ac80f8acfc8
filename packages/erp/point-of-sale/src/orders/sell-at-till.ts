import type { Database } from '@platform/database'
import { onlyOutcome, requestHash, type Session } from '@platform/plugin-api'
import type { z } from 'zod'
import type { Receipt } from '../answers.ts'
import { approved } from '../cashiers/approve.ts'
import { actorOf } from '../cashiers/authority.ts'
import type { saleInput } from '../inputs.ts'
import { batchedSales } from './batched-sales.ts'
import { provenTenders } from './proven-tenders.ts'

/** One sale as a till sends it, from Pay to the receipt. Throws the refusal. */
export async function sellAtTill(
  database: Database,
  session: Session,
  { approval, ...input }: z.infer<typeof saleInput>,
): Promise<Receipt> {
  const { company } = session
  // Whoever sends again with an approval or a proof means the same sale.
  const hash = requestHash({ ...input, tenders: input.tenders.map(({ proof: _proof, ...tender }) => tender) })
  const approver = await approved(database, company.id, approval)
  const tenders = await provenTenders(database, company, { ...input, approver })
  const request = {
    sessionId: input.sessionId,
    customerId: input.customerId,
    note: input.note,
    lines: input.lines,
    tenders,
    keepChange: input.keepChange ?? null,
    idempotencyKey: input.idempotencyKey,
    requestHash: hash,
    actor: actorOf(session),
    approver,
  }
  return onlyOutcome([await batchedSales(database)({ company, request })])
}
