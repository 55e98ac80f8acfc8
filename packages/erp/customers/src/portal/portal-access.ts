import { addMember, resetPassword, setMemberActive } from '@erp/identity'
import { type Database, type Tx, transaction } from '@platform/database'
import { audit, Refusal, type Session } from '@platform/plugin-api'
import { unknownCustomer } from '../refusals.ts'
import { findOwnCustomer, findPortalPerson, insertPortalAccess, lockForPortal } from '../sql/portal-access.ts'

/** Whose company, and who lets in. */
type Staff = Pick<Session, 'company' | 'user'>

/** What somebody needs to sign in; the password is answered this once, and null for who has one already. */
export interface PortalSignIn {
  readonly email: string
  readonly password: string | null
}

/**
 * Lets a customer into their own pages under the e-mail address that is kept of them, or in again after they were shut
 * out; gives who is in a new password. Refuses a customer without an address, an archived one, and an address of somebody of the company.
 */
export async function openPortal(tx: Tx, staff: Staff, customerId: string): Promise<PortalSignIn> {
  const { company } = staff
  const [customer] = await tx.query(lockForPortal, [company.id, customerId])
  if (!customer) throw unknownCustomer(customerId)
  if (customer.archived) throw archived(customer.name)
  const [known] = await tx.query(findPortalPerson, [company.id, customerId])
  if (known?.is_active) return { email: known.email, ...(await resetPassword(tx, staff, known.person_id)) }
  if (known) {
    await setMemberActive(tx, staff, { userId: known.person_id, active: true })
    return { email: known.email, password: null }
  }
  if (customer.email === null) throw noAddress(customer.name)
  const { name, email } = customer
  const { userId, password } = await addMember(tx, staff, { name, email, role: 'customer' })
  signInAs(tx, staff, { customerId, personId: userId })
  return { email: email.trim().toLowerCase(), password }
}

/** Has a person of the company, who is there already, sign in as a customer from now on. */
export function signInAs(
  tx: Tx,
  { company, user }: Staff,
  { customerId, personId }: { readonly customerId: string; readonly personId: string },
): void {
  tx.send(insertPortalAccess, [company.id, customerId, personId, user.id])
  audit(tx, {
    companyId: company.id,
    actorId: user.id,
    action: 'customers.portal-opened',
    subject: `customer:${customerId}`,
  })
}

/** Shuts a customer out of their own pages at once. Who was never let in stays out. */
export async function closePortal(tx: Tx, staff: Staff, customerId: string): Promise<void> {
  const { company } = staff
  const [customer] = await tx.query(lockForPortal, [company.id, customerId])
  if (!customer) throw unknownCustomer(customerId)
  const [known] = await tx.query(findPortalPerson, [company.id, customerId])
  if (known) await setMemberActive(tx, staff, { userId: known.person_id, active: false })
}

/** Who signs in for a customer; null when nobody was ever let in. */
export async function findPortal(
  database: Database,
  companyId: number,
  customerId: string,
): Promise<{ email: string; isOpen: boolean } | null> {
  const [known] = await transaction(database, (tx) => tx.query(findPortalPerson, [companyId, customerId]))
  return known ? { email: known.email, isOpen: known.is_active } : null
}

/** The customer as which somebody is signed in. Refuses who is no customer of the company: `no_customer`. */
export async function getOwnCustomer(database: Database, session: Session): Promise<string> {
  const { company, user } = session
  const [own] = await transaction(database, (tx) => tx.query(findOwnCustomer, [company.id, user.id]))
  if (!own) throw noCustomer(company.name)
  return own.customer_id
}

function noCustomer(company: string): Refusal {
  return new Refusal({
    kind: 'forbidden',
    code: 'no_customer',
    message: `You are not signed in as a customer of ${company}.`,
    facts: { company },
  })
}

function noAddress(name: string): Refusal {
  return new Refusal({
    kind: 'conflict',
    code: 'portal_without_address',
    message: `${name} has no e-mail address to sign in with. Add it first.`,
    facts: { name },
  })
}

function archived(name: string): Refusal {
  return new Refusal({
    kind: 'conflict',
    code: 'customer_archived',
    message: `${name} is archived. Take them back from the archive first.`,
    facts: { name },
  })
}
