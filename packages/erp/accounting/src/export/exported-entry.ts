import type { AccountType } from '../journal/account-roles.ts'

/** An account as the books are exported: every one that the company has. */
export interface ExportedAccount {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly type: AccountType
}

/** An item to be written, in the currency of the books; debit above zero. */
export interface ExportedItem {
  readonly accountId: string
  readonly amount: bigint
  readonly label: string | null
  readonly customerName: string | null
  readonly agreed: { readonly amount: bigint; readonly currency: string } | null
}

export interface ExportedEntry {
  readonly date: string
  readonly number: string | null
  readonly journalCode: string
  readonly reference: string
  readonly source: string
  readonly items: readonly ExportedItem[]
}

/** What is known before the first entry is written. */
export interface ExportedBooks {
  readonly companyName: string
  readonly currency: string
  /** The day of the first entry; null where there is none. */
  readonly firstDate: string | null
  readonly accounts: readonly ExportedAccount[]
}

/** Writes books in the language of one accounting program. */
export interface BooksWriter {
  /** What comes before the first entry: accounts, currencies. */
  readonly header: string
  entry(entry: ExportedEntry): string
}
