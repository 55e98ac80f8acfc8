import { type Database, transaction } from '@platform/database'
import type { Company } from '@platform/plugin-api'
import type { z } from 'zod'
import type { Approver } from '../cashiers/authority.ts'
import type { tenderInput } from '../inputs.ts'
import { findOfferedMethods } from '../methods/offered-methods.ts'
import { permissions } from '../permissions.ts'
import { customerNeeded } from '../refusals.ts'
import type { TenderRequest } from './judge-tenders.ts'

/**
 * Has what customers prove themselves with verified, before anything is locked, because that is slow on purpose. A
 * manager who is there anyway vouches for them. Throws what the method refuses.
 */
export async function provenTenders(
  database: Database,
  company: Company,
  sale: {
    readonly idempotencyKey: string
    readonly customerId: string | null
    readonly tenders: readonly z.infer<typeof tenderInput>[]
    readonly approver: Approver | null
  },
): Promise<readonly TenderRequest[]> {
  const { customerId, approver } = sale
  const vouched = approver?.may.has(permissions.vouch.id) ? ('manager' as const) : null
  if (!sale.tenders.some(({ proof }) => proof))
    return sale.tenders.map((tender) => ({ ...tender, proof: vouched }))
  const methods = await transaction(database, (tx) => findOfferedMethods(tx, company))
  const proven: TenderRequest[] = []
  for (const { proof, ...tender } of sale.tenders) {
    const method = methods.find(({ id }) => id === tender.methodId)
    if (proof && method?.prove) {
      if (customerId === null) throw customerNeeded(method.title)
      const refusal = await method.prove(database, company, {
        customerId,
        ...proof,
        idempotencyKey: sale.idempotencyKey,
      })
      if (refusal) throw refusal
    }
    proven.push({ ...tender, proof: proof && method?.prove ? proof.kind : vouched })
  }
  return proven
}
