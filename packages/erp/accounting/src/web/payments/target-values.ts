import { minAmount } from '@platform/money'

/** A document a payment can settle: what is open of it, in minor units of the company's currency. */
export type OpenDocument = {
  readonly id: string
  readonly number: string
  readonly date: string
  readonly dueDate: string
  readonly open: bigint
}

/** How much of the payment goes to each document, by id. */
export type Shares = ReadonlyMap<string, bigint>

/** Shares an amount out, the oldest due first, as far as it goes. */
export function oldestFirst(documents: readonly OpenDocument[], amount: bigint): Shares {
  const shares = new Map<string, bigint>()
  let left = amount
  for (const { id, open } of documents) {
    if (left === 0n) break
    const share = minAmount(open, left)
    shares.set(id, share)
    left -= share
  }
  return shares
}

/** What is left of the amount; below zero when the shares take more. */
export function leftOver(shares: Shares, amount: bigint): bigint {
  return [...shares.values()].reduce((left, share) => left - share, amount)
}

/** The shares as the server takes them, in the order the documents are shown. */
export function targetsOf(
  documents: readonly OpenDocument[],
  shares: Shares,
): { invoiceId: string; amount: string }[] {
  return documents.flatMap(({ id }) => {
    const share = shares.get(id) ?? 0n
    return share > 0n ? [{ invoiceId: id, amount: share.toString() }] : []
  })
}
