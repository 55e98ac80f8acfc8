import { customersCreated } from '@erp/customers'
import { statement } from '@platform/database'
import { inTransaction } from '@platform/plugin-api'
import { createWallets } from '@wallet/ledger'

const companyCurrency = statement<{ currency: string }>(
  'wallet-books.company-currency',
  'select currency from identity.company_view where id = $1',
)

/**
 * Every customer has a wallet from the moment they exist, in the currency of the company's books; also while the company
 * does without, so that nobody lacks one when it has changed its mind.
 */
export const openWallets = inTransaction(
  customersCreated,
  'wallet.open-wallets',
  async (tx, companyId, customers) => {
    const [company] = await tx.query(companyCurrency, [companyId])
    if (!company) throw new Error(`company ${companyId} does not exist`)
    await createWallets(
      tx,
      companyId,
      customers.map(({ customerId }) => ({ customerId, currency: company.currency })),
    )
    return customers.map(() => undefined)
  },
  { alsoWhenOff: true },
)
