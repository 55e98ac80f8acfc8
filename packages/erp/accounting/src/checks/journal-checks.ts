import { type Check, sqlCheck } from '@platform/plugin-api'
import {
  entriesAreBalanced,
  itemsBelongToCompany,
  lockedEntriesAreNumbered,
  matchingsExplainResiduals,
  matchingsFit,
  numbersAreGapless,
  openItemsAreItems,
  receivablesAreOpenItems,
  trialBalanceIsZero,
} from './sql/journal-checks.ts'

/** What `erp verify` proves of the books, over every company or one, as they stood at the end of a day. */
export const journalChecks: readonly Check[] = [
  sqlCheck('accounting.entries-balanced', 'every journal entry balances and is whole', entriesAreBalanced),
  sqlCheck(
    'accounting.one-company',
    'every item lies on an account, and every entry in a journal, of its own company',
    itemsBelongToCompany,
  ),
  sqlCheck(
    'accounting.trial-balance',
    'the balances of all accounts of a company add up to zero',
    trialBalanceIsZero,
  ),
  sqlCheck('accounting.numbers', 'the numbers of every series run from 1 without a gap', numbersAreGapless),
  sqlCheck(
    'accounting.locked-numbered',
    'no entry in a locked period lacks its number',
    lockedEntriesAreNumbered,
  ),
  sqlCheck(
    'accounting.open-items',
    'every item on a matchable account is an open item of the same amount',
    openItemsAreItems,
  ),
  sqlCheck(
    'accounting.residuals',
    'what is open on an item is its amount less its matchings',
    matchingsExplainResiduals,
  ),
  sqlCheck(
    'accounting.matchings',
    'a matching pairs a debit with a credit of one account and customer',
    matchingsFit,
  ),
  sqlCheck(
    'accounting.receivables',
    'by customer, what is open on the receivable is its balance in the general ledger',
    receivablesAreOpenItems,
  ),
]
