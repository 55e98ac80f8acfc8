import { type PaperLanguage, renderReceipt } from '@platform/paper'
import { allowedSession, extensionsOf, type HttpHandler, idInput, Refusal } from '@platform/plugin-api'
import { z } from 'zod'
import { posPaymentMethods } from '../methods/payment-methods.ts'
import { getReceipt } from '../orders/get-receipt.ts'
import { permissions } from '../permissions.ts'
import { receiptPaper } from './receipt-paper.ts'

const languageInput = z.enum(['en', 'ar']).catch('en')

/**
 * Receipts as PDF, 80 mm wide: `/api/point-of-sale/receipts/<order id>.pdf`, with `?language=ar`. For whoever may see
 * orders; an id that is not the company's own answers 404.
 */
export const receiptsHandler: HttpHandler = {
  id: 'point-of-sale.receipts',
  path: '/api/point-of-sale/receipts',
  async handle(request, response, context) {
    const address = new URL(request.url ?? '', 'http://receipts')
    const id = idInput.safeParse(/\/receipts\/([^/]+)\.pdf$/.exec(address.pathname)?.[1])
    if (!id.success || request.method !== 'GET') throw noSuchReceipt()
    const { database } = context
    const { company } = allowedSession(response, context, permissions.read)
    const language: PaperLanguage = languageInput.parse(address.searchParams.get('language'))
    const receipt = await getReceipt(database, company, id.data)
    const titles = new Map(
      extensionsOf(database, posPaymentMethods).map((method) => [
        method.id,
        method.titles?.[language] ?? method.title,
      ]),
    )
    const pdf = await renderReceipt(receiptPaper(company, receipt, { language, titles }))
    response.setHeader('Content-Type', 'application/pdf')
    response.setHeader('Content-Length', pdf.length)
    response.setHeader('Content-Disposition', `inline; filename="${receipt.number}.pdf"`)
    response.setHeader('Cache-Control', 'private, no-store')
    response.end(pdf)
  },
}

function noSuchReceipt(): Refusal {
  return new Refusal({ kind: 'missing', code: 'unknown_receipt', message: 'There is no such receipt.' })
}
