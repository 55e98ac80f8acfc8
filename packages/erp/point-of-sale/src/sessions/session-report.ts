import { type Database, statement, transaction } from '@platform/database'
import { toWire } from '@platform/money'
import { type Company, extensionsOf } from '@platform/plugin-api'
import type { SalesSum, SessionReport } from '../answers.ts'
import { posPaymentMethods } from '../methods/payment-methods.ts'
import { taxesOf } from '../orders/receipt.ts'
import { unknownSession } from '../refusals.ts'
import { readReportHead } from '../sql/session-report.ts'
import {
  type OrderCountRow,
  readMovements,
  readOrderCounts,
  readSalesSums,
  readTenderSums,
} from '../sql/sessions.ts'
import { expectedCash } from './expected-cash.ts'

const oneMoment = statement(
  'point-of-sale.one-moment',
  'set transaction isolation level repeatable read, read only',
)

/**
 * The report of a session, X while it is open and Z once it is closed, all as of one moment. Throws a refusal:
 * `unknown_session`.
 */
export async function getSessionReport(
  database: Database,
  company: Company,
  sessionId: string,
): Promise<SessionReport> {
  const key = [company.id, [sessionId]]
  const [[head], sums, counts, tenders, movements] = await transaction(database, (tx) => {
    tx.send(oneMoment)
    return Promise.all([
      tx.query(readReportHead, [company.id, sessionId]),
      tx.query(readSalesSums, key),
      tx.query(readOrderCounts, key),
      tx.query(readTenderSums, key),
      tx.query(readMovements, key),
    ])
  })
  if (!head) throw unknownSession(sessionId)
  const wire = (amount: bigint) => toWire({ amount, currency: company.currency })
  const counted = (of: (row: OrderCountRow) => boolean) => {
    const { count, net, tax, total } = countOf(counts.filter(of))
    return { count, net: wire(net), tax: wire(tax), total: wire(total) } satisfies SalesSum
  }
  const kind = (wanted: OrderCountRow['kind']) => counted((row) => row.kind === wanted)
  const moved = (wanted: 'in' | 'out' | 'drop') =>
    wire(movements.filter((one) => one.kind === wanted).reduce((sum, { amount }) => sum + amount, 0n))
  const titles = new Map(extensionsOf(database, posPaymentMethods).map(({ id, title }) => [id, title]))
  const expected = head.expected_cash ?? expectedCash(head.opening_cash, tenders, movements)
  const cash = tenders.filter(({ method_kind }) => method_kind === 'cash')
  return {
    kind: head.closed_at ? 'Z' : 'X',
    session: {
      id: head.id,
      name: head.name,
      businessDate: head.business_date,
      openedAt: head.opened_at.toISOString(),
      openedBy: head.opened_by_name ?? '',
      closedAt: head.closed_at?.toISOString() ?? null,
      closedBy: head.closed_by_name,
      note: head.closing_note,
      entryId: head.closing_entry_id,
    },
    register: {
      id: head.register_id,
      code: head.code,
      name: head.register_name,
      header: head.receipt_header,
      footer: head.receipt_footer,
    },
    company: { name: company.name },
    receipts: head.receipts,
    sales: kind('sale'),
    refunds: kind('refund'),
    invoiced: counted((row) => row.invoiced),
    taxes: taxesOf(
      sums.map(({ tax_name, tax_rate, net, tax }) => ({ taxName: tax_name, taxRate: tax_rate, net, tax })),
    ).map(({ name, rate, net, tax }) => ({ name, rate, net: wire(net), tax: wire(tax) })),
    recharges: kind('recharge'),
    undoneRecharges: kind('undone_recharge'),
    settlements: kind('settlement'),
    tenders: tenders.map((row) => ({
      methodId: row.method_id,
      title: titles.get(row.method_id) ?? row.method_id,
      kind: row.method_kind,
      count: Number(row.count),
      taken: wire(row.taken),
      givenBack: wire(row.given_back),
      total: wire(row.taken + row.given_back),
    })),
    rounding: wire(tenders.reduce((sum, { rounding }) => sum + rounding, 0n)),
    cash: {
      opening: wire(head.opening_cash),
      openingDifference: wire(head.opening_difference),
      tendered: wire(cash.reduce((sum, { taken, given_back }) => sum + taken + given_back, 0n)),
      paidIn: moved('in'),
      paidOut: moved('out'),
      dropped: moved('drop'),
      expected: wire(expected),
      counted: head.counted_cash === null ? null : wire(head.counted_cash),
      difference: head.counted_cash === null ? null : wire(head.counted_cash - expected),
    },
    movements: movements.map(({ id, kind: movement, amount, reason, recorded_at }) => ({
      id,
      kind: movement,
      amount: wire(amount),
      reason,
      at: recorded_at.toISOString(),
    })),
  }
}

function countOf(rows: readonly OrderCountRow[]) {
  const sum = (pick: (row: OrderCountRow) => bigint) => rows.reduce((all, row) => all + pick(row), 0n)
  return {
    count: Number(sum(({ count }) => count)),
    net: sum(({ net }) => net),
    tax: sum(({ tax }) => tax),
    total: sum(({ total }) => total),
  }
}
