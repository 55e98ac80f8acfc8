import { invoicePage, paymentPage } from '@erp/accounting/web'
import type { WalletEntry } from '../client.ts'

export type WalletDocument = NonNullable<WalletEntry['document']>

/** The page of the document that a movement was for. */
export function documentHref({ kind, id }: Pick<WalletDocument, 'kind' | 'id'>): string {
  return kind === 'payment' ? paymentPage.href({ paymentId: id }) : invoicePage.href({ invoiceId: id })
}
