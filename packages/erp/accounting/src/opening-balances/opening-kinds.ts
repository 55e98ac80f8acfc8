import type { Tx } from '@platform/database'
import { type Company, defineExtensionPoint, type Refusal } from '@platform/plugin-api'

/** A balance of another plugin's that is taken over with the others, as the file has it. */
export interface OpeningBalance {
  /** Of the file, the heading being 1. */
  readonly line: number
  /** Null where the file names none. */
  readonly customerId: string | null
  /** Minor units of the company's currency; one of the two is above zero. */
  readonly debit: bigint
  readonly credit: bigint
  /** The kind's own columns, trimmed; '' where the file has none. */
  readonly cells: Readonly<Record<string, string>>
}

/** What the whole file says. */
export interface OpeningFacts {
  readonly importId: string
  /** 'YYYY-MM-DD', an open day: when it counts in the books. */
  readonly date: string
  readonly actorId: string | null
}

/** Balances that another plugin keeps and books: what customers have in their wallets. */
export interface OpeningKind {
  /** What stands in the column `kind`: 'wallet'. */
  readonly id: string
  readonly title: string
  /** Columns of its own, beside kind, customer, debit and credit. */
  readonly columns: readonly { readonly name: string; readonly hint: string }[]
  /**
   * Takes balances over and books each against the role `migration_equity`. Answers for each a refusal, or what it is the
   * balance of, so that it is never taken over twice. Comes behind `lockPeriod`; one refusal undoes the whole file.
   */
  takeOver(
    tx: Tx,
    company: Company,
    balances: readonly OpeningBalance[],
    facts: OpeningFacts,
  ): Promise<readonly (Refusal | { readonly subject: string })[]>
}

/** Balances beyond accounts and open invoices that a file of opening balances may have. Owned by accounting. */
export const openingBalances = defineExtensionPoint<OpeningKind>('accounting.openingBalances')
