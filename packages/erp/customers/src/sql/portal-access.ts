import { statement } from '@platform/database'

/** $1 company, $2 customer: how to reach them. The row is locked, so that two do not let the same customer in. */
export const lockForPortal = statement<{ name: string; email: string | null; archived: boolean }>(
  'customers.lock-for-portal',
  `select name, email, archived_at is not null as archived from customers.customer
    where company_id = $1 and id = $2
      for no key update`,
)

/** $1 company, $2 customer: who signs in for them, and whether they are let in. */
export const findPortalPerson = statement<{ person_id: string; email: string; is_active: boolean }>(
  'customers.find-portal-person',
  `select access.person_id, person.email, person.is_active
     from customers.portal_access access
     join identity.user_view person on person.company_id = access.company_id and person.id = access.person_id
    where access.company_id = $1 and access.customer_id = $2`,
)

/** $1 company, $2 customer, $3 person, $4 who lets them in. */
export const insertPortalAccess = statement(
  'customers.insert-portal-access',
  'insert into customers.portal_access (company_id, customer_id, person_id, given_by) values ($1, $2, $3, $4)',
)

/** $1 company, $2 person: as which customer they sign in. */
export const findOwnCustomer = statement<{ customer_id: string }>(
  'customers.find-own-customer',
  'select customer_id from customers.portal_access where company_id = $1 and person_id = $2',
)
