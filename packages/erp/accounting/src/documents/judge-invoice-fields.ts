import type { Tx } from '@platform/database'
import { isCurrency, largestAmount } from '@platform/money'
import { type Company, dateInput, type Refusal } from '@platform/plugin-api'
import { convert, exchangeRatePattern } from './exchange-rate.ts'
import type { InvoiceFields, InvoiceLineDraft } from './invoice-types.ts'
import { type Amounts, amountsOfLines, sumOf } from './line-amounts.ts'
import * as refuse from './refusals.ts'
import { findDocumentCustomers, findDocumentProducts, findDocumentTaxes } from './sql/create-invoices.ts'

/** The largest quantity a line holds, in thousandths. */
const largestQuantity = 99_999_999_999_999n

/** A line with what it comes to. */
export interface WrittenLine extends InvoiceLineDraft, Amounts {
  readonly taxRate: number | null
  /** The line of the original that a credit note takes back. */
  readonly creditsLine: number | null
}

/** What documents name: the company's own customers, taxes and products, by id. */
export interface NamedThings {
  readonly customers: ReadonlyMap<string, { readonly name: string; readonly archived: boolean }>
  readonly taxRates: ReadonlyMap<string, number>
  readonly products: ReadonlySet<string>
}

/** Reads what some drafts name, in one round trip. */
export async function findNamedThings(
  tx: Tx,
  companyId: number,
  drafts: readonly InvoiceFields[],
): Promise<NamedThings> {
  const ids = (pick: (line: InvoiceLineDraft) => string | null) => [
    ...new Set(drafts.flatMap(({ lines }) => lines.map(pick)).filter((id) => id !== null)),
  ]
  const customerIds = [...new Set(drafts.map(({ customerId }) => customerId))]
  const [customers, taxes, products] = await Promise.all([
    tx.query(findDocumentCustomers, [companyId, customerIds]),
    tx.query(findDocumentTaxes, [companyId, ids(({ taxId }) => taxId)]),
    tx.query(findDocumentProducts, [companyId, ids(({ productId }) => productId)]),
  ])
  return {
    customers: new Map(customers.map(({ id, ...customer }) => [id, customer])),
    taxRates: new Map(taxes.map(({ id, rate }) => [id, rate])),
    products: new Set(products.map(({ id }) => id)),
  }
}

/** Judges what somebody wrote: the lines with their amounts, or why not. */
export function judgeInvoiceFields(
  company: Company,
  fields: InvoiceFields,
  named: NamedThings,
): { readonly lines: readonly WrittenLine[]; readonly sum: Amounts } | Refusal {
  const refusal = judgeHeader(company, fields, named) ?? judgeLines(fields.lines, named)
  if (refusal) return refusal
  const priced = fields.lines.map((line) => {
    const taxRate = line.taxId === null ? null : (named.taxRates.get(line.taxId) ?? null)
    const tax = line.taxId === null || taxRate === null ? null : { id: line.taxId, rate: taxRate }
    return { ...line, taxRate, creditsLine: null, tax }
  })
  const amounts = amountsOfLines(priced, fields)
  const sum = sumOf(amounts)
  if (sum.total > largestAmount || bookedTotal(company, fields, sum.total) > largestAmount)
    return refuse.amountTooLarge('lines')
  const lines = priced.map((line, index) => ({
    ...line,
    ...(amounts[index] ?? { net: 0n, tax: 0n, total: 0n }),
  }))
  return { lines, sum }
}

/** What a document comes to in the company's currency. */
export function bookedTotal(
  company: Company,
  { currency, exchangeRate }: Pick<InvoiceFields, 'currency' | 'exchangeRate'>,
  total: bigint,
): bigint {
  if (exchangeRate === null) return total
  return convert(total, { rate: exchangeRate, from: currency, to: company.currency })
}

/** Judges everything but the lines. */
export function judgeHeader(
  company: Company,
  fields: Omit<InvoiceFields, 'lines'>,
  named: Pick<NamedThings, 'customers'>,
): Refusal | undefined {
  const { customerId, date, dueDate, currency, exchangeRate } = fields
  const customer = named.customers.get(customerId)
  if (!customer) return refuse.unknownCustomer(customerId)
  if (customer.archived) return refuse.customerArchived(customer.name)
  if (!dateInput.safeParse(date).success) return refuse.badDate('date')
  if (!dateInput.safeParse(dueDate).success) return refuse.badDate('dueDate')
  if (dueDate < date) return refuse.dueBeforeDate(date, dueDate)
  if (!isCurrency(currency)) return refuse.badCurrency(currency)
  if (currency === company.currency)
    return exchangeRate === null ? undefined : refuse.exchangeRateSurplus(currency)
  if (exchangeRate === null || !exchangeRatePattern.test(exchangeRate))
    return refuse.exchangeRateMissing(currency, company.currency)
  return undefined
}

function judgeLines(lines: readonly InvoiceLineDraft[], named: NamedThings): Refusal | undefined {
  if (lines.length === 0) return refuse.noLines()
  for (const [index, { quantity, unitPrice, discount, taxId, productId, description }] of lines.entries()) {
    const line = index + 1
    if (quantity <= 0n || quantity > largestQuantity)
      return refuse.badLine(
        line,
        'quantity',
        'the quantity must be more than zero, and below a hundred thousand million',
      )
    if (unitPrice < 0n || unitPrice > largestAmount)
      return refuse.badLine(line, 'unitPrice', 'the price must not be negative, nor more than can be booked')
    if (!Number.isInteger(discount) || discount < 0 || discount > 10_000)
      return refuse.badLine(line, 'discount', 'the discount must be between 0 and 100 percent')
    if (productId === null && description.trim() === '')
      return refuse.badLine(line, 'description', 'choose a product or say what is sold')
    if (productId !== null && !named.products.has(productId)) return refuse.unknownProduct(productId, line)
    if (taxId !== null && !named.taxRates.has(taxId)) return refuse.unknownTax(taxId, line)
  }
  return undefined
}
