import type { Database } from '@platform/database'
import { booksPrisma } from '../books-prisma.ts'

/** The document that a movement of a wallet is about. */
export interface WalletDocument {
  readonly kind: 'invoice' | 'payment' | 'credit_note'
  readonly id: string
  /** Null while it has none, such as a payment that waits for its number. */
  readonly number: string | null
}

/** The documents of wallet transactions, by transaction; those without one are left out. */
export async function findDocumentsOfTransactions(
  database: Database,
  companyId: number,
  transactionIds: readonly string[],
): Promise<ReadonlyMap<string, WalletDocument>> {
  const rows = await booksPrisma(database).transactionDocument.findMany({
    where: { companyId, transactionId: { in: [...transactionIds] } },
  })
  return new Map(rows.map((row) => [row.transactionId, documentOf(row)]))
}

function documentOf({
  kind,
  documentId,
  number,
}: {
  kind: string
  documentId: string
  number: string | null
}) {
  // The view says one of these three.
  return { kind: kind as WalletDocument['kind'], id: documentId, number }
}
