import type { Database } from '@platform/database'
import { toWire } from '@platform/money'
import type { Company } from '@platform/plugin-api'
import { customersPrisma } from './customers-prisma.ts'
import { unknownCustomer } from './refusals.ts'

/** All that is known of a customer. Throws a refusal: `unknown_customer`, also for a customer of another company. */
export async function getCustomer(database: Database, company: Company, customerId: string) {
  const row = await customersPrisma(database).customer.findUnique({
    where: { companyId_id: { companyId: company.id, id: customerId } },
    omit: { companyId: true, createKey: true, createHash: true },
  })
  if (!row) throw unknownCustomer(customerId)
  const { createdAt, archivedAt, creditLimit, ...fields } = row
  return {
    ...fields,
    creditLimit: creditLimit === null ? null : toWire({ amount: creditLimit, currency: company.currency }),
    createdAt: createdAt.toISOString(),
    archived: archivedAt !== null,
  }
}
