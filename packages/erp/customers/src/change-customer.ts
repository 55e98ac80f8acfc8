import { type Tx, violatedConstraint } from '@platform/database'
import { audit } from '@platform/plugin-api'
import type { CustomerFields } from './customer-fields.ts'
import { referenceTaken, unknownCustomer } from './refusals.ts'
import { setCustomerArchived } from './sql/archive-customer.ts'
import { updateCustomerFields } from './sql/update-customer.ts'

/** Replaces what is known of a customer. Throws a refusal: `unknown_customer`, `reference_taken`. */
export async function updateCustomer(
  tx: Tx,
  companyId: number,
  actorId: string,
  { customerId, fields }: { customerId: string; fields: CustomerFields },
): Promise<void> {
  const { reference, name, email, phone, street, city, postcode, country, note, creditLimit } = fields
  try {
    const rows = await tx.query(updateCustomerFields, [
      companyId,
      customerId,
      reference,
      name,
      email,
      phone,
      street,
      city,
      postcode,
      country,
      note,
      creditLimit,
    ])
    if (rows.length === 0) throw unknownCustomer(customerId)
  } catch (error) {
    if (reference !== null && violatedConstraint(error) === 'customer_reference')
      throw referenceTaken(reference)
    throw error
  }
  audit(tx, {
    companyId,
    actorId,
    action: 'customers.changed',
    subject: `customer:${customerId}`,
    details: fields,
  })
}

/**
 * Archives a customer, or takes one back: an archived customer is not offered for new documents, and keeps wallet and
 * history. Throws a refusal: `unknown_customer`.
 */
export async function archiveCustomer(
  tx: Tx,
  companyId: number,
  actorId: string,
  { customerId, archived }: { customerId: string; archived: boolean },
): Promise<void> {
  const rows = await tx.query(setCustomerArchived, [companyId, customerId, archived])
  if (rows.length === 0) throw unknownCustomer(customerId)
  const action = archived ? 'customers.archived' : 'customers.unarchived'
  audit(tx, { companyId, actorId, action, subject: `customer:${customerId}` })
}
