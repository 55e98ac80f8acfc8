import { type AccountRef, type JournalEntryDraft, lockPeriod, postEntries } from '@erp/accounting'
import type { Tx } from '@platform/database'
import { minAmount } from '@platform/money'
import { type Company, dayIn } from '@platform/plugin-api'
import {
  lockLedger,
  type Outcome,
  type OutcomePart,
  postExpired,
  type Rejected,
  type Replayed,
  type SystemPosting,
  type TransactionRequest,
} from '@wallet/ledger'
import { breakableOrigins } from './breakage/expected-breakage.ts'
import { takeExpected } from './breakage/take-expected.ts'
import { walletEntry } from './wallet-entry.ts'

/** A company, as far as posting needs to know it: whose wallets, and which day it is there. */
export type PostingCompany = Pick<Company, 'id' | 'timeZone'>

/**
 * Posts to wallets, and books what the ledger posts of itself on that occasion: credit and holds that had expired. The
 * one way to the ledger; whoever calls it books the requests that were posted, as {@link postAndBook} does for those
 * that move against a single account. Comes after every refusal on documents and dates.
 */
export async function postToWallets(
  tx: Tx,
  company: PostingCompany,
  requests: readonly TransactionRequest[],
): Promise<readonly Outcome[]> {
  if (requests.length === 0) return []
  const wallets = await lockWallets(tx, company, requests)
  return wallets.post(requests)
}

/** The wallets of a set of requests, under their locks. */
export interface LockedWallets {
  /** What is said of a request whose key was used before. */
  findReplay(request: TransactionRequest): Replayed | Rejected | undefined
  /** Posts those of the requests that nothing else spoke against, as {@link postToWallets} does. Once. */
  post(requests: readonly TransactionRequest[]): Promise<readonly Outcome[]>
}

/**
 * The first half of {@link postToWallets}, for use cases that read nothing else which could speak against a request but
 * the period: everything is read in one round trip.
 */
export async function lockWallets(
  tx: Tx,
  company: PostingCompany,
  requests: readonly TransactionRequest[],
): Promise<LockedWallets> {
  const ledger = await lockLedger(tx, company.id, requests, { today: bookingDay(tx, company) })
  return {
    findReplay: ledger.findReplay,
    async post(accepted) {
      const { outcomes, systemPostings } = ledger.post(accepted)
      await bookExpired(tx, company.id, systemPostings)
      return outcomes
    },
  }
}

/** Posts and books what has expired of the wallets of these customers. Answers what it was. */
export async function postExpiredCredit(
  tx: Tx,
  company: PostingCompany,
  customerIds: readonly string[],
): Promise<readonly SystemPosting[]> {
  const today = await bookingDay(tx, company)
  const systemPostings = await postExpired(tx, company.id, customerIds, { today })
  await bookExpired(tx, company.id, systemPostings)
  return systemPostings
}

/** What expires counts on the day it is noticed, or the first after it on which the books are open. */
async function bookingDay(tx: Tx, company: PostingCompany): Promise<string> {
  const period = await lockPeriod(tx, company.id)
  return period.firstOpenDate(dayIn(company.timeZone))
}

async function bookExpired(tx: Tx, companyId: number, postings: readonly SystemPosting[]): Promise<void> {
  const lapsed = postings.reduce((sum, posting) => sum + lapsedOf(posting, breakableOrigins), 0n)
  let expected = lapsed > 0n ? await takeExpected(tx, companyId, lapsed) : 0n
  await postEntries(
    tx,
    companyId,
    postings.flatMap((posting) => {
      const used = minAmount(expected, lapsedOf(posting, breakableOrigins))
      expected -= used
      return entryOfExpiry(posting, used)
    }),
  )
}

/** What expired of lots of these origins. A hold that is given up may move them too, and nothing expires then. */
function lapsedOf({ request, facts }: SystemPosting, origins: readonly OutcomePart['origin'][]): bigint {
  if (request.kind !== 'expiry') return 0n
  return facts.parts.reduce((sum, { origin, amount }) => sum - (origins.includes(origin) ? amount : 0n), 0n)
}

/**
 * Promotional credit that expires undoes the discount that granting it was; other credit uses up what was `expected` to
 * be left, and is income beyond that. A hold that expires moves nothing in the books, unless it repays what was overdrawn meanwhile.
 */
function entryOfExpiry(posting: SystemPosting, expected: bigint): JournalEntryDraft[] {
  const { request, facts } = posting
  if (facts.parts.length === 0) return []
  const promotional = lapsedOf(posting, ['promotional'])
  const against: [AccountRef, bigint][] =
    facts.amount === 0n
      ? []
      : [
          [{ role: 'wallet.discounts' }, -promotional],
          [{ role: 'wallet.expected_breakage' }, -expected],
          [{ role: 'wallet.breakage' }, facts.amount + promotional + expected],
        ]
  const reference = facts.amount === 0n ? 'Hold expired' : 'Credit expired'
  return [walletEntry(request, facts, { against, reference })]
}
