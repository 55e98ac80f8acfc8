import { type PaperLanguage, renderReceipt } from '@platform/paper'
import { companyOf, extensionsOf, type HttpHandler, idInput, Refusal } from '@platform/plugin-api'
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
  async handle(request, response, { database, session }) {
    const address = new URL(request.url ?? '', 'http://receipts')
    const id = idInput.safeParse(/\/receipts\/([^/]+)\.pdf$/.exec(address.pathname)?.[1])
    if (!id.success || request.method !== 'GET') throw noSuchReceipt()
    if (!session) response.statusCode = 401
    const company = companyOf(session)
    if (!session?.permissions.has(permissions.read.id)) throw notAllowed()
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

function notAllowed(): Refusal {
  return new Refusal({
    kind: 'forbidden',
    code: 'not_allowed',
    message: `Your role may not do this: ${permissions.read.title}.`,
    facts: { permission: permissions.read.id },
  })
}
