import { postEntries } from '@erp/accounting'
import type { Tx } from '@platform/database'
import type { Outcome, Posted, TransactionRequest } from '@wallet/ledger'
import { type PostingCompany, postToWallets } from './post-to-wallets.ts'
import { type EntryFacts, walletEntry } from './wallet-entry.ts'

/** A wallet transaction and where the books have the other side of it. */
export interface BookableTransaction extends EntryFacts {
  readonly request: TransactionRequest
}

/**
 * Posts wallet transactions and their journal entries in one go: whatever moves wallets goes through
 * here, but what is cancelled with its document. Answers the ledger's outcome for each; what it refuses is not booked. Comes after `lockPeriod` and after
 * every other refusal.
 */
export async function postAndBook(
  tx: Tx,
  company: PostingCompany,
  transactions: readonly BookableTransaction[],
): Promise<readonly Outcome[]> {
  const outcomes = await postToWallets(
    tx,
    company,
    transactions.map(({ request }) => request),
  )
  await bookPosted(tx, company.id, transactions, outcomes)
  return outcomes
}

/** The second half of {@link postAndBook}: the journal entries of what was posted. */
export async function bookPosted(
  tx: Tx,
  companyId: number,
  transactions: readonly BookableTransaction[],
  outcomes: readonly Outcome[],
): Promise<void> {
  await postEntries(
    tx,
    companyId,
    transactions.flatMap((transaction, index) => {
      const outcome = outcomes[index]
      return moved(outcome) ? [walletEntry(transaction.request, outcome, transaction)] : []
    }),
  )
}

/** A hold moves nothing in the books, nor does its release, unless that repays what was overdrawn. */
function moved(outcome: Outcome | undefined): outcome is Posted {
  return outcome?.status === 'posted' && outcome.parts.length > 0
}
