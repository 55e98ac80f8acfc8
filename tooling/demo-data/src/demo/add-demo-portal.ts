import { signInAs } from '@erp/customers'
import { createUsers, offerDemoSignIns } from '@erp/identity'
import { type Database, statement, transaction } from '@platform/database'
import type { Company } from '@platform/plugin-api'
import { demoCustomerEmail, demoPassword } from './demo-things.ts'

/** $1 company. */
const findWealthiest = statement<{ customer_id: string; name: string }>(
  'demo.find-wealthiest',
  `select wallet.customer_id, customer.name
     from wallet.wallet_view wallet
     join customers.customer_view customer
       on customer.company_id = wallet.company_id and customer.id = wallet.customer_id
    where wallet.company_id = $1
    order by wallet.balance desc, customer.name
    limit 1`,
)

/** Lets the customer whose wallet has most sign in to their own pages. */
export async function addDemoPortal(
  database: Database,
  company: Company,
  user: { readonly id: string; readonly name: string; readonly email: string },
): Promise<void> {
  await transaction(database, async (tx) => {
    const [customer] = await tx.query(findWealthiest, [company.id])
    if (!customer) throw new Error('the demo company has customers with wallets')
    const memberships = [{ companyId: company.id, role: 'customer' as const }]
    const draft = { name: customer.name, email: demoCustomerEmail, password: demoPassword, memberships }
    const [person] = await createUsers(tx, [draft])
    if (!person) throw new Error('createUsers answers one person for each draft')
    signInAs(tx, { company, user }, { customerId: customer.customer_id, personId: person.id })
    offerDemoSignIns(tx, [{ id: person.id, password: demoPassword }])
  })
}
