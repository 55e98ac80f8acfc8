import { type Database, transaction } from '@platform/database'
import { money, toWire } from '@platform/money'
import type { Company } from '@platform/plugin-api'
import {
  type CreditRunRow,
  countLines,
  countRuns,
  findRun,
  pageOfLines,
  pageOfProposal,
  pageOfRuns,
  sumProposal,
} from './statements.ts'
import { unknownCreditRun } from './undo-credit-run.ts'

interface Page {
  readonly page: number
  readonly pageSize: number
}

/** A page of the invoices that the credit of all customers would pay now, and what that comes to in all. */
export async function previewCreditRun(
  database: Database,
  { id, currency }: Company,
  { page, pageSize }: Page,
) {
  const wire = (amount: bigint) => toWire(money(amount, currency))
  const [rows, [sum]] = await transaction(database, (tx) =>
    Promise.all([
      tx.query(pageOfProposal, [id, pageSize, (page - 1) * pageSize]),
      tx.query(sumProposal, [id]),
    ]),
  )
  return {
    rows: rows.map((row) => ({
      invoiceId: row.invoice_id,
      number: row.number,
      customerId: row.customer_id,
      customerName: row.customer_name,
      date: row.date,
      amountDue: wire(row.amount_due),
      amount: wire(row.amount),
      left: wire(row.amount_due - row.amount),
    })),
    total: sum?.invoices ?? 0,
    customers: sum?.customers ?? 0,
    amount: wire(sum?.amount ?? 0n),
  }
}

/** A page of the company's runs, the newest first. */
export async function listCreditRuns(database: Database, company: Company, { page, pageSize }: Page) {
  const [rows, [counted]] = await transaction(database, (tx) =>
    Promise.all([
      tx.query(pageOfRuns, [company.id, pageSize, (page - 1) * pageSize]),
      tx.query(countRuns, [company.id]),
    ]),
  )
  return { rows: rows.map(runWire), total: counted?.total ?? 0 }
}

/** One run. Refuses when there is no such run. */
export async function getCreditRun(database: Database, company: Company, runId: string) {
  const [run] = await transaction(database, (tx) => tx.query(findRun, [company.id, runId]))
  if (!run) throw unknownCreditRun()
  return runWire(run)
}

/** A page of the lines of a run, with what became of each; those that were refused alone, if wanted. */
export async function listCreditRunLines(
  database: Database,
  { id, currency }: Company,
  { runId, refused, page, pageSize }: Page & { readonly runId: string; readonly refused: boolean },
) {
  const [rows, [counted]] = await transaction(database, (tx) =>
    Promise.all([
      tx.query(pageOfLines, [id, runId, refused, pageSize, (page - 1) * pageSize]),
      tx.query(countLines, [id, runId, refused]),
    ]),
  )
  return {
    rows: rows.map((row) => ({
      position: row.position,
      invoiceId: row.invoice_id,
      number: row.number,
      customerId: row.customer_id,
      customerName: row.customer_name,
      amount: toWire(money(row.amount, currency)),
      allocationId: row.allocation_id,
      isUndone: row.is_undone,
      refusal: row.undo_refusal ?? row.refusal,
    })),
    total: counted?.total ?? 0,
  }
}

function runWire(row: CreditRunRow) {
  const wire = (amount: bigint) => toWire(money(amount, row.currency))
  return {
    runId: row.id,
    date: row.accounting_date,
    startedAt: row.created_at.toISOString(),
    startedBy: row.started_by,
    finishedAt: row.finished_at?.toISOString() ?? null,
    invoices: row.lines,
    customers: row.customers,
    amount: wire(row.amount),
    applied: row.applied,
    appliedAmount: wire(row.applied_amount),
    refused: row.refused,
    undo: row.undo_started_at && {
      startedAt: row.undo_started_at.toISOString(),
      finishedAt: row.undo_finished_at?.toISOString() ?? null,
      by: row.undone_by,
      undone: row.undone,
      undoneAmount: wire(row.undone_amount),
      kept: row.kept,
    },
  }
}
