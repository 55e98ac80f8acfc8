import { useLanguage } from '@platform/ui'

/** Opens the receipt of an order as a PDF file beside the page, in the reader's language: to be read, kept or sent on. */
export function useReceiptPdf(): (orderId: string) => void {
  const language = useLanguage()
  return (orderId) => {
    const query = new URLSearchParams({ language })
    window.open(`/api/point-of-sale/receipts/${orderId}.pdf?${query}`, '_blank', 'noopener')
  }
}
