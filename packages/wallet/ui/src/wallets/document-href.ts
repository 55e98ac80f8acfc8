import { creditNotePage, invoicePage, paymentPage } from '@erp/accounting/web'
import type { WalletEntry } from '../client.ts'

export type WalletDocument = NonNullable<WalletEntry['document']>

const pages = { invoice: invoicePage, payment: paymentPage, credit_note: creditNotePage } as const

/** The page of the document that a movement was for. */
export function documentHref({ kind, id }: Pick<WalletDocument, 'kind' | 'id'>): string {
  switch (kind) {
    case 'payment':
      return paymentPage.href({ paymentId: id })
    case 'invoice':
      return invoicePage.href({ invoiceId: id })
    case 'credit_note':
      return creditNotePage.href({ invoiceId: id })
  }
}

/** What a reader needs to be allowed to open that page. */
export function documentPermission(kind: WalletDocument['kind']): string | undefined {
  return pages[kind].permission
}
