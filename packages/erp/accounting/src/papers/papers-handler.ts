import type { Database } from '@platform/database'
import { type Paper, type PaperLanguage, renderPaper } from '@platform/paper'
import {
  allowedSession,
  type Company,
  dateInput,
  type HttpHandler,
  idInput,
  Refusal,
} from '@platform/plugin-api'
import { z } from 'zod'
import { documentPermissions } from '../documents/permissions.ts'
import { invoicePaper } from './invoice-paper.ts'
import { paymentPaper } from './payment-paper.ts'
import { statementPaper } from './statement-paper.ts'

/** A paper ready to be set, and what its file is called, without '.pdf'. */
export interface MadePaper {
  readonly fileName: string
  readonly paper: Paper
}

interface Asked {
  readonly id: string
  readonly language: PaperLanguage
  readonly from: string | undefined
  readonly to: string | undefined
}

const papers: Readonly<
  Record<string, (database: Database, company: Company, asked: Asked) => Promise<MadePaper>>
> = { invoices: invoicePaper, payments: paymentPaper, statements: statementPaper }

const query = z.object({
  language: z.enum(['en', 'ar']).default('en'),
  from: dateInput.optional(),
  to: dateInput.optional(),
})

/**
 * Documents as PDF files: `/api/accounting/papers/invoices/<id>.pdf`, `payments`, and `statements` by customer, with
 * `?language=ar` and, for statements, `from` and `to`. For whoever may see documents; an id that is not the company's
 * own answers 404.
 */
export const papersHandler: HttpHandler = {
  id: 'accounting.papers',
  path: '/api/accounting/papers',
  async handle(request, response, context) {
    const address = new URL(request.url ?? '', 'http://papers')
    const [, kind = '', file = ''] =
      /^\/api\/accounting\/papers\/([a-z]+)\/([^/]+)\.pdf$/.exec(address.pathname) ?? []
    const make = Object.hasOwn(papers, kind) ? papers[kind] : undefined
    const id = idInput.safeParse(file)
    if (!make || !id.success || request.method !== 'GET') throw noSuchPaper()
    const { company } = allowedSession(response, context, documentPermissions.readDocuments)
    const options = query.safeParse(Object.fromEntries(address.searchParams))
    if (!options.success) throw badOptions()
    const { language, from, to } = options.data
    const { fileName, paper } = await make(context.database, company, { id: id.data, language, from, to })
    const pdf = await renderPaper(paper)
    response.setHeader('Content-Type', 'application/pdf')
    response.setHeader('Content-Length', pdf.length)
    response.setHeader('Content-Disposition', dispositionOf(`${fileName}.pdf`))
    response.setHeader('Cache-Control', 'private, no-store')
    response.end(pdf)
  },
}

/** Shown by the browser, and called so when it is kept; what is not plain letters is written as RFC 5987 has it. */
function dispositionOf(name: string): string {
  const safe = name.replaceAll(/[/\\:*?"<>|\p{Cc}]/gu, '-')
  const plain = safe.replaceAll(/[^\x20-\x7e]/g, '_')
  const written = encodeURIComponent(safe).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `inline; filename="${plain}"; filename*=UTF-8''${written}`
}

function noSuchPaper(): Refusal {
  return new Refusal({ kind: 'missing', code: 'unknown_paper', message: 'There is no such document.' })
}

function badOptions(): Refusal {
  return new Refusal({
    kind: 'invalid',
    code: 'bad_paper_options',
    message: 'Ask for the language en or ar, and give days as 2026-12-31.',
  })
}
