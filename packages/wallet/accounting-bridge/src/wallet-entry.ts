import type { AccountRef, JournalEntryDraft } from '@erp/accounting'
import type { Posted, PostedFacts, RequestFacts } from '@wallet/ledger'
import { walletItems } from './wallet-items.ts'

/** What a wallet transaction's journal entry says beyond the transaction itself. */
export interface EntryFacts {
  /**
   * The account on the other side, which names the customer too. Several, each with its signed share of the amount,
   * where the classes of credit have different ones; none where credit only changes its wallet or its class.
   */
  readonly against: AccountRef | readonly (readonly [AccountRef, bigint])[]
  /** For people: the number of the document. */
  readonly reference: string
  /** The act, where it is another than the transaction's own source. */
  readonly source?: string
  readonly reverses?: string
}

/**
 * The journal entry of a posted wallet transaction, in the wallet journal and under the transaction's own id. Line 1 is
 * the account it moved against, the wallet's accounts follow the lines of those.
 */
export function walletEntry(
  request: RequestFacts,
  outcome: PostedFacts & Pick<Posted, 'received'>,
  facts: EntryFacts,
): JournalEntryDraft {
  const { amount, customerId } = outcome
  const against = isSplit(facts.against) ? facts.against : [[facts.against, amount] as const]
  return {
    id: request.transactionId,
    journal: { role: 'wallet' },
    date: request.accountingDate,
    reference: facts.reference,
    source: facts.source ?? request.source,
    actorId: request.actorId,
    ...(facts.reverses === undefined ? {} : { reverses: facts.reverses }),
    items: [
      ...against
        .filter(([, share]) => share !== 0n)
        .map(([account, share]) => ({
          account,
          customerId,
          debit: share > 0n ? share : 0n,
          credit: share < 0n ? -share : 0n,
        })),
      ...walletItems(outcome),
      ...(outcome.received ? walletItems(outcome.received) : []),
    ],
  }
}

function isSplit(against: EntryFacts['against']): against is readonly (readonly [AccountRef, bigint])[] {
  return Array.isArray(against)
}
