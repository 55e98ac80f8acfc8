import { sqlSentence } from '@platform/plugin-api'

// How checks name what differs. A reconciliation leads to the wallet and the journal entry by these values.

export const walletOf = (wallet: string) => sqlSentence('wallet {{wallet}}', { wallet })

/** An entry, by the columns that `row` names it with. */
export const entryOf = (row: string) =>
  sqlSentence('wallet {{wallet}} version {{version}}', {
    wallet: `${row}.wallet_id`,
    version: `${row}.version`,
  })

export const lotOf = (wallet: string, version: string, line: string) =>
  sqlSentence('wallet {{wallet}}, lot of version {{version}} line {{line}}', { wallet, version, line })

export const transactionOf = (transaction: string) =>
  sqlSentence('transaction {{transaction}}', { transaction })
