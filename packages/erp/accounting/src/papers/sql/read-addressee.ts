import { statement } from '@platform/database'

/** $1 company, $2 customer: the name and the address. */
export const readAddressee = statement<{
  name: string
  street: string | null
  city: string | null
  postcode: string | null
  country: string | null
}>(
  'accounting.read-addressee',
  `select name, street, city, postcode, country from customers.customer_view where company_id = $1 and id = $2`,
)
