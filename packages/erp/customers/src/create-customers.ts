import { newId, retryLostRace, type Tx } from '@platform/database'
import { audit, emit, keyReused, type Refusal, requestHash } from '@platform/plugin-api'
import type { CustomerFields } from './customer-fields.ts'
import { customersCreated } from './events.ts'
import { referenceTaken } from './refusals.ts'
import { findCustomersByReference } from './sql/find-customers.ts'
import { findKnownCustomers } from './sql/find-known-customers.ts'
import { insertCustomers } from './sql/insert-customers.ts'

/** A customer to be added. The same key with the same fields is the same customer. */
export interface CustomerDraft extends CustomerFields {
  readonly idempotencyKey: string
}

/** `created` is false when the key had made the customer before. */
export interface CreatedCustomer {
  readonly customerId: string
  readonly created: boolean
}

/**
 * Adds customers, thousands at once if need be, and says so by `customersCreated`. Answers one outcome for each, in
 * their order; refuses a key used for other fields (`key_reused`) and a reference that another customer has
 * (`reference_taken`).
 */
export async function createCustomers(
  tx: Tx,
  companyId: number,
  actorId: string | null,
  drafts: readonly CustomerDraft[],
): Promise<readonly (CreatedCustomer | Refusal)[]> {
  const known = await tx.query(findKnownCustomers, [
    companyId,
    drafts.map((draft) => draft.idempotencyKey),
    drafts.flatMap(({ reference }) => (reference === null ? [] : [reference])),
  ])
  const byKey = new Map(known.map((row) => [row.create_key, { id: row.id, hash: row.create_hash }]))
  const references = new Set(known.map((row) => row.reference))
  const added: { id: string; hash: Buffer; draft: CustomerDraft }[] = []

  const outcomes = drafts.map((draft): CreatedCustomer | Refusal => {
    const { idempotencyKey, ...fields } = draft
    const hash = requestHash(fields)
    const before = byKey.get(idempotencyKey)
    if (before)
      return before.hash.equals(hash) ? { customerId: before.id, created: false } : keyReused(idempotencyKey)
    if (draft.reference !== null && references.has(draft.reference)) return referenceTaken(draft.reference)
    const id = newId()
    byKey.set(idempotencyKey, { id, hash })
    if (draft.reference !== null) references.add(draft.reference)
    added.push({ id, hash, draft })
    return { customerId: id, created: true }
  })

  if (added.length > 0) {
    await retryLostRace(tx.query(insertCustomers, [companyId, ...columnsOf(added)]), [
      'customer_create_key',
      'customer_reference',
    ])
    if (actorId !== null)
      for (const { id, draft } of added)
        audit(tx, {
          companyId,
          actorId,
          action: 'customers.created',
          subject: `customer:${id}`,
          details: { name: draft.name },
        })
    await emit(
      tx,
      customersCreated,
      companyId,
      added.map(({ id, draft }) => ({ customerId: id, name: draft.name })),
    )
  }
  return outcomes
}

function columnsOf(added: readonly { id: string; hash: Buffer; draft: CustomerDraft }[]): unknown[][] {
  const column = (pick: (draft: CustomerDraft) => unknown) => added.map(({ draft }) => pick(draft))
  return [
    added.map(({ id }) => id),
    column((draft) => draft.idempotencyKey),
    added.map(({ hash }) => hash),
    column((draft) => draft.reference),
    column((draft) => draft.name),
    column((draft) => draft.email),
    column((draft) => draft.phone),
    column((draft) => draft.street),
    column((draft) => draft.city),
    column((draft) => draft.postcode),
    column((draft) => draft.country),
    column((draft) => draft.note),
    column((draft) => draft.creditLimit),
  ]
}

/** The ids of the company's customers with these references; unknown ones are left out. */
export async function findCustomers(
  tx: Tx,
  companyId: number,
  references: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query(findCustomersByReference, [companyId, references])
  return new Map(rows.map((row) => [row.reference, row.id]))
}
