import { transaction } from '@platform/database'
import { afterCommit, listCompanies, sendMails } from '@platform/plugin-api'
import { creditExpiring, findRecipients } from '@wallet/accounting-bridge'
import { expiryLetter } from './expiry-letter.ts'

/** Writes to customers whose credit expires soon, those of them who have an address. */
export const remindCustomers = afterCommit(
  creditExpiring,
  'wallet.remind-customers',
  async ({ database, companyId }, expiring) => {
    const company = (await listCompanies(database)).find(({ id }) => id === companyId)
    if (!company) return
    const customerIds = expiring.map(({ customerId }) => customerId)
    const recipients = await findRecipients(database, companyId, customerIds)
    const mails = expiring.flatMap(({ id, customerId, currency, credits }) => {
      const to = recipients.get(customerId)
      if (!to) return []
      const told = credits.map(({ amount, expiresAt }) => ({
        amount: BigInt(amount),
        expiresAt: new Date(expiresAt),
      }))
      return [
        {
          key: `wallet.credit-expiring:${id}`,
          to,
          ...expiryLetter(company, to.name, { currency, credits: told }),
        },
      ]
    })
    await transaction(database, (tx) => sendMails(tx, companyId, mails))
  },
)
