import type { Tx } from '@platform/database'
import { type Company, companyExtensions, extensionsOf } from '@platform/plugin-api'
import type { OfferedMethod } from '../answers.ts'
import { type PosPaymentMethod, posPaymentMethods } from './payment-methods.ts'

/** The payment methods that the company has, in the order of their buttons. */
export async function findOfferedMethods(tx: Tx, company: Company): Promise<readonly PosPaymentMethod[]> {
  const all = extensionsOf(tx, posPaymentMethods)
  // Asked together, so that they share a round trip.
  const [{ on }, answers] = await Promise.all([
    companyExtensions(tx, posPaymentMethods, company.id),
    Promise.all(all.map((method) => method.offered?.(tx, company) ?? true)),
  ])
  return on.filter((method) => answers[all.indexOf(method)]).sort((a, b) => a.order - b.order)
}

/** The same, as a till or a settings page needs them. */
export async function offeredMethods(tx: Tx, company: Company): Promise<readonly OfferedMethod[]> {
  return (await findOfferedMethods(tx, company)).map(offeredMethod)
}

export function offeredMethod({
  id,
  title,
  kind,
  needsCustomer,
  move,
  available,
}: PosPaymentMethod): OfferedMethod {
  return {
    id,
    title,
    kind,
    needsCustomer,
    canDeposit: move !== undefined,
    hasBalance: available !== undefined,
  }
}
