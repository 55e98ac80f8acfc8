import { batched, onePerDatabase, transaction } from '@platform/database'
import type { Company, Refusal } from '@platform/plugin-api'
import { type Allocated, type AllocationRequest, allocate } from './allocate-to-invoice.ts'

export interface CompanyAllocation {
  readonly company: Company
  readonly request: AllocationRequest
}

/**
 * Takes single allocations, and has those that arrive together share a commit. Two for the same invoice wait for each
 * other here instead of at its lock, and the second sees what the first has left.
 */
export const batchedAllocations = onePerDatabase((database) =>
  batched(
    async (allocations: readonly CompanyAllocation[]) => {
      const outcomes = new Map<CompanyAllocation, Allocated | Refusal>()
      for (const set of eachInvoiceOnce(allocations)) {
        const [first] = set
        if (!first) continue
        const requests = set.map(({ request }) => request)
        const answers = await transaction(database, (tx) => allocate(tx, first.company, requests))
        set.forEach((allocation, index) => {
          const answer = answers[index]
          if (answer) outcomes.set(allocation, answer)
        })
      }
      return allocations.flatMap((allocation) => outcomes.get(allocation) ?? [])
    },
    {
      lanes: 2,
      sizeMax: 128,
      queueMax: 5_000,
      groupOf: ({ company }) => String(company.id),
      contentionOf: ({ request }) => request.invoiceId,
      identityOf: ({ request }) => `${request.idempotencyKey} ${request.requestHash.toString('hex')}`,
    },
  ),
)

/** Sets in which no invoice comes twice, as `allocate` wants them; what comes later is in a later set. */
function eachInvoiceOnce(
  allocations: readonly CompanyAllocation[],
): readonly (readonly CompanyAllocation[])[] {
  const sets: CompanyAllocation[][] = []
  const seen = new Map<string, number>()
  for (const allocation of allocations) {
    const { invoiceId } = allocation.request
    const place = seen.get(invoiceId) ?? 0
    seen.set(invoiceId, place + 1)
    const set = sets[place] ?? []
    set.push(allocation)
    sets[place] = set
  }
  return sets
}
