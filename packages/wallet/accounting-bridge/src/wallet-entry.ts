import type { AccountRef, JournalEntryDraft } from '@erp/accounting'
import type { PostedFacts, RequestFacts } from '@wallet/ledger'
import { walletItems } from './wallet-items.ts'

/** What a wallet transaction's journal entry says beyond the transaction itself. */
export interface EntryFacts {
  /** The account on the other side; it names the customer too. */
  readonly against: AccountRef
  /** For people: the number of the document. */
  readonly reference: string
  /** The act, where it is another than the transaction's own source. */
  readonly source?: string
  readonly reverses?: string
}

/**
 * The journal entry of a posted wallet transaction, in the wallet journal and under the transaction's own id. Line 1 is
 * the account it moved against, the wallet's accounts follow.
 */
export function walletEntry(
  request: RequestFacts,
  outcome: PostedFacts,
  facts: EntryFacts,
): JournalEntryDraft {
  const { amount, customerId } = outcome
  return {
    id: request.transactionId,
    journal: { role: 'wallet' },
    date: request.accountingDate,
    reference: facts.reference,
    source: facts.source ?? request.source,
    actorId: request.actorId,
    ...(facts.reverses === undefined ? {} : { reverses: facts.reverses }),
    items: [
      {
        account: facts.against,
        customerId,
        debit: amount > 0n ? amount : 0n,
        credit: amount < 0n ? -amount : 0n,
      },
      ...walletItems(outcome),
    ],
  }
}
