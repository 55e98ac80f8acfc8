import type { Tx } from '@platform/database'
import { type Company, defineExtensionPoint } from '@platform/plugin-api'

/** What a customer has to their credit outside of the receivable, kept by another plugin: a wallet. */
export interface CustomerCredits {
  /** Of the plugin that keeps it. */
  readonly id: string
  /** For a column, and for papers, which are made here: 'Wallet credit'. */
  readonly title: { readonly en: string; readonly ar: string }
  /**
   * What each of these customers had at the end of a day ('YYYY-MM-DD'), in minor units of the company's currency; above
   * zero the company owes it. Who has none may be left out.
   */
  balances(
    tx: Tx,
    company: Company,
    asked: { readonly customerIds: readonly string[]; readonly asOf: string },
  ): Promise<ReadonlyMap<string, bigint>>
}

/** Credit that reports show beside what customers owe, and statements tell them of. Owned by accounting. */
export const customerCredits = defineExtensionPoint<CustomerCredits>('accounting.customerCredits')
