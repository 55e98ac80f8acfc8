import type { Database } from '@platform/database'
import { Refusal } from '@platform/plugin-api'
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

/** The document of one wallet transaction, such as the invoice that an allocation paid. */
export async function getDocumentOfTransaction(
  database: Database,
  companyId: number,
  transactionId: string,
): Promise<WalletDocument> {
  const documents = await findDocumentsOfTransactions(database, companyId, [transactionId])
  const document = documents.get(transactionId)
  if (!document)
    throw new Refusal({ kind: 'missing', code: 'unknown_transaction', message: 'There is no such movement.' })
  return document
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
