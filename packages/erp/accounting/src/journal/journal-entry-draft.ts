import type { EntryNumber } from './entry-number.ts'

/** An account of the company, by the role it plays or by its id. */
export type AccountRef = { readonly role: string } | { readonly id: string }

/** A journal of the company, by the role it plays or by its id. */
export type JournalRef = { readonly role: string } | { readonly id: string }

/** One line of a posted entry; lines count from 1. */
export interface ItemRef {
  readonly entryId: string
  readonly line: number
}

/** A debit or a credit to be posted, in minor units of the company's currency: one of the two is above zero. */
export interface JournalItemDraft {
  readonly account: AccountRef
  readonly customerId?: string
  readonly debit: bigint
  readonly credit: bigint
  readonly label?: string
  /** 'YYYY-MM-DD'; until when an open item is to be paid. */
  readonly dueDate?: string
  /** The amount in the currency that was agreed, where that is not the company's; a debit is above zero. */
  readonly currencyAmount?: { readonly amount: bigint; readonly currency: string }
}

/** A balanced entry to be posted. The line of an item is its index + 1. */
export interface JournalEntryDraft {
  /** Made with `newId()` by the caller, who keeps it beside the document. */
  readonly id: string
  readonly journal: JournalRef
  /** 'YYYY-MM-DD', the accounting date. */
  readonly date: string
  /** What a person looks for: the customer's reference, the document's number. */
  readonly reference: string
  /** The act it books: 'invoice:<id>', 'payment:<id>', 'wallet:<transaction id>'. */
  readonly source: string
  /** The entry it undoes. */
  readonly reverses?: string
  /** Its number, where the document got one already; else it gets the next of its journal behind the commit. */
  readonly number?: EntryNumber
  readonly actorId: string | null
  readonly items: readonly JournalItemDraft[]
}
