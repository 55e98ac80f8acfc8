import { amountsOfLines, sumOf } from '@erp/accounting'
import { newId } from '@platform/database'
import { largestAmount } from '@platform/money'
import { type Company, Refusal } from '@platform/plugin-api'
import { type Actor, type Approver, type Authority, authorityOf } from '../cashiers/authority.ts'
import type { PosPaymentMethod } from '../methods/payment-methods.ts'
import { permissions } from '../permissions.ts'
import * as refuse from '../refusals.ts'
import { cashierMay, type LockedTill } from '../sessions/lock-tills.ts'
import type { ProductRow } from '../sql/sale-parts.ts'
import { findMethod, judgeTenders, type TenderPlan, type TenderRequest } from './judge-tenders.ts'
import type { LineRecord } from './order-record.ts'

export interface BasketLine {
  readonly productId: string
  /** Thousandths, above zero. */
  readonly quantity: bigint
  /** Minor units for one. */
  readonly unitPrice: bigint
  /** Basis points. */
  readonly discount: number
  readonly note: string | null
}

/** What a till wants to sell. The same key with the same request is the same sale. */
export interface SaleRequest {
  readonly sessionId: string
  readonly customerId: string | null
  readonly note: string | null
  readonly lines: readonly BasketLine[]
  readonly tenders: readonly TenderRequest[]
  readonly keepChange: { readonly methodId: string; readonly amount: bigint } | null
  readonly idempotencyKey: string
  /** Of what the client sent, without approvals and proofs. */
  readonly requestHash: Buffer
  readonly actor: Actor
  readonly approver: Approver | null
}

/** What sales name, as it stands behind the locks. */
export interface SaleGround {
  readonly company: Company
  readonly tillOf: (sessionId: string) => LockedTill | Refusal
  readonly products: ReadonlyMap<string, ProductRow>
  readonly customers: ReadonlyMap<string, { readonly name: string; readonly archived: boolean }>
  readonly pricesIncludeTax: boolean
  /** Minor units: cash is rounded to a multiple of it. */
  readonly rounding: bigint
}

/** A sale that nothing speaks against but, perhaps, the balances it is paid from. */
export interface SalePlan {
  readonly id: string
  readonly request: SaleRequest
  readonly till: LockedTill
  readonly approvedBy: string | null
  readonly customerName: string | null
  readonly lines: readonly LineRecord[]
  readonly net: bigint
  readonly tax: bigint
  readonly total: bigint
  readonly tenders: readonly TenderPlan[]
  readonly keepChange: { readonly method: PosPaymentMethod; readonly amount: bigint } | null
}

/** Judges one sale on all that is written down; what it answers is decided, not done. */
export function judgeSale(ground: SaleGround, request: SaleRequest): SalePlan | Refusal {
  const { company } = ground
  const till = ground.tillOf(request.sessionId)
  if (till instanceof Refusal) return till
  const customer = request.customerId === null ? null : ground.customers.get(request.customerId)
  if (customer === undefined) return refuse.unknownCustomer(request.customerId ?? '')
  if (customer?.archived) return refuse.customerArchived(customer.name)
  const authority = authorityOf(cashierMay(till, request.actor), request.approver)
  const lines = judgeLines(ground, request.lines, authority)
  if (lines instanceof Refusal) return lines
  const { net, tax, total } = sumOf(lines.map((line) => ({ ...line, total: line.net + line.tax })))
  if (total > largestAmount) return refuse.amountTooLarge()
  const paid = {
    company,
    methods: till.methods,
    total,
    customerId: request.customerId,
    rounding: ground.rounding,
  }
  const tenders = judgeTenders(paid, request.tenders)
  if (tenders instanceof Refusal) return tenders
  const keepChange = judgeKeptChange(company, till, request, tenders)
  if (keepChange instanceof Refusal) return keepChange
  return {
    id: newId(),
    request,
    till,
    approvedBy: authority.approvedBy(),
    customerName: customer?.name ?? null,
    lines,
    net,
    tax,
    total,
    tenders,
    keepChange,
  }
}

/** The lines with what they come to: tax is rounded once for each tax of the order, and shared out over its lines. */
function judgeLines(
  { products, pricesIncludeTax }: SaleGround,
  basket: readonly BasketLine[],
  authority: Authority,
): readonly LineRecord[] | Refusal {
  const priced = []
  for (const [index, line] of basket.entries()) {
    const product = products.get(line.productId)
    if (!product) return refuse.unknownProduct(index + 1, line.productId)
    if (product.archived) return refuse.productArchived(index + 1, product.name)
    const refusal =
      (line.unitPrice === product.unit_price ? undefined : authority.refuse(permissions.overridePrices)) ??
      (line.discount === 0 ? undefined : authority.refuse(permissions.discount))
    if (refusal) return refusal
    if (line.quantity * line.unitPrice > largestAmount * 1000n) return refuse.amountTooLarge()
    const { tax_id: taxId, tax_rate: rate } = product
    priced.push({ ...line, product, tax: taxId === null || rate === null ? null : { id: taxId, rate } })
  }
  const amounts = amountsOfLines(priced, { pricesIncludeTax })
  return priced.map(({ product, ...line }, index) => ({
    line: index + 1,
    productId: product.id,
    productCode: product.code,
    description: product.name,
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    discount: line.discount,
    pricesIncludeTax,
    taxId: product.tax_id,
    taxName: product.tax_name,
    taxRate: product.tax_rate,
    net: amounts[index]?.net ?? 0n,
    tax: amounts[index]?.tax ?? 0n,
    note: line.note,
    ofLine: null,
  }))
}

function judgeKeptChange(
  company: Company,
  till: LockedTill,
  { keepChange, customerId }: SaleRequest,
  tenders: readonly TenderPlan[],
): SalePlan['keepChange'] | Refusal {
  if (!keepChange) return null
  const method = findMethod({ methods: till.methods, customerId }, keepChange.methodId)
  if (method instanceof Refusal) return method
  if (!method.move || method.kind !== 'account') return refuse.keepsNothing(method.title)
  const account = tenders.find((tender) => tender.method.kind === 'account')
  if (account) return refuse.changeBesideAccount(account.method.title)
  const change = tenders.reduce((sum, { received, amount }) => sum + (received ?? amount) - amount, 0n)
  if (keepChange.amount > change) return refuse.changeTooSmall(company, change)
  return { method, amount: keepChange.amount }
}
