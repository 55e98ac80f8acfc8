import {
  type Actor,
  closeSessions,
  createRegister,
  openSessions,
  type Receipt,
  type SaleRequest,
  type SettleRequest,
  sell,
  settleInvoices,
} from '@erp/point-of-sale'
import { type Database, derivedId, transaction } from '@platform/database'
import { type Company, requestHash } from '@platform/plugin-api'
import { accepted } from '../../accepted.ts'
import type { ImportedDocument } from '../import-documents.ts'
import type { ImportWatch } from '../import-retail.ts'
import { inChunks } from '../in-chunks.ts'
import type { TillDay, TillSale } from './plan-days.ts'

export interface RetailTill {
  /** Sells a day in a session of its own, counts the drawer and closes it. Answers the invoices of the day. */
  sellDay(day: TillDay, watch: ImportWatch): Promise<ImportedDocument[]>
}

interface KnownThings {
  readonly customers: ReadonlyMap<string, string>
  readonly products: ReadonlyMap<string, string>
}

/** Nobody of the file is known by name; the week's prices are those of the file, not of the catalog. */
const cashier: Actor = {
  id: derivedId('retail', 'cashier'),
  name: 'Online Retail',
  permissions: new Set(['point-of-sale.override-prices']),
}

/** The register that replays the week: made once, found again on every run. */
export async function openRetailTill(
  database: Database,
  company: Company,
  known: KnownThings,
): Promise<RetailTill> {
  const { registerId } = await transaction(database, (tx) =>
    createRegister(tx, company, cashier.id, {
      idempotencyKey: derivedId('retail', 'register'),
      code: 'RETAIL',
      name: 'Online Retail',
      receiptHeader: '',
      receiptFooter: '',
      terminalId: 'separate',
      methods: ['cash', 'wallet', 'pay_later'],
    }),
  )
  let drawer = 0n
  return {
    async sellDay({ date, sales }, watch) {
      const opening = { registerId, openingCash: drawer, businessDate: date }
      const { sessionId } = await transaction(database, async (tx) => {
        const request = {
          ...opening,
          idempotencyKey: derivedId('retail', 'open', date),
          requestHash: requestHash(opening),
          actorId: cashier.id,
        }
        return accepted((await openSessions(tx, company, [request]))[0])
      })
      const receipts = new Map<TillSale, Receipt>()
      await inChunks(sales, 50, `Till on ${date}`, watch, async (chunk) => {
        const requests = chunk.map((sale) => saleRequest(sale, sessionId, known))
        const outcomes = await transaction(database, (tx) => sell(tx, company, requests))
        for (const [index, sale] of chunk.entries()) receipts.set(sale, accepted(outcomes[index]))
      })
      for (const sale of sales.filter(({ settled }) => settled))
        await transaction(database, (tx) =>
          settleInvoices(tx, company, settleRequest(sale, sessionId, invoiceOf(receipts.get(sale)), known)),
        )
      drawer += sales.reduce(
        (sum, { document: { kind, total } }) => (kind === 'cash_sale' ? sum + total : sum),
        0n,
      )
      const closing = { sessionId, countedCash: drawer, note: null }
      await transaction(database, async (tx) => {
        const request = {
          ...closing,
          idempotencyKey: derivedId('retail', 'close', date),
          requestHash: requestHash(closing),
          actorId: cashier.id,
        }
        accepted((await closeSessions(tx, company, [request]))[0])
      })
      return sales.flatMap((sale) => {
        const { document } = sale
        if (document.kind === 'cash_sale') return []
        return [{ document, invoiceId: invoiceOf(receipts.get(sale)), total: document.total }]
      })
    },
  }
}

function saleRequest(
  { document, fromWallet, settled }: TillSale,
  sessionId: string,
  { customers, products }: KnownThings,
): SaleRequest {
  const { invoiceNo, customerId, total, rows, kind } = document
  const later = settled ? total : total - fromWallet
  const sale = {
    sessionId,
    customerId: customerId === null ? null : (customers.get(customerId) ?? null),
    note: invoiceNo,
    lines: rows.map(({ stockCode, quantity, unitPrice }) => ({
      productId: products.get(stockCode) ?? '',
      quantity: BigInt(quantity) * 1000n,
      unitPrice,
      discount: 0,
      note: null,
    })),
    tenders:
      kind === 'cash_sale'
        ? [{ methodId: 'cash', amount: total, proof: null }]
        : [
            ...(fromWallet > 0n ? [{ methodId: 'wallet', amount: fromWallet, proof: null }] : []),
            { methodId: 'pay_later', amount: later, proof: null },
          ],
    keepChange: null,
  }
  return {
    ...sale,
    idempotencyKey: derivedId('retail', 'sale', kind, invoiceNo),
    requestHash: requestHash(sale),
    actor: cashier,
    approver: null,
  }
}

function settleRequest(
  { document: { invoiceNo, customerId, total } }: TillSale,
  sessionId: string,
  invoiceId: string,
  { customers }: KnownThings,
): SettleRequest {
  const settlement = {
    sessionId,
    customerId: customers.get(customerId ?? '') ?? '',
    invoices: [{ invoiceId, amount: total }],
    tenders: [{ methodId: 'wallet', amount: total, proof: null }],
  }
  return {
    ...settlement,
    idempotencyKey: derivedId('retail', 'settle', invoiceNo),
    requestHash: requestHash(settlement),
    actor: cashier,
    approver: null,
  }
}

function invoiceOf(receipt: Receipt | undefined): string {
  if (!receipt?.invoice) throw new Error('a sale that is paid later is invoiced')
  return receipt.invoice.id
}
