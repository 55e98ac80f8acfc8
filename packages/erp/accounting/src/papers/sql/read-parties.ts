import { statement } from '@platform/database'

/** $1 company, $2 customer: who a paper is for, and what the company has documents say of itself. */
export const readParties = statement<{
  name: string
  street: string | null
  city: string | null
  postcode: string | null
  country: string | null
  company_address: string
  company_tax_number: string
}>(
  'accounting.read-parties',
  `select customer.name, customer.street, customer.city, customer.postcode, customer.country,
          company.address as company_address, company.tax_number as company_tax_number
     from customers.customer_view customer
     join identity.company_view company on company.id = customer.company_id
    where customer.company_id = $1 and customer.id = $2`,
)
