import { chmodSync, mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { newId, transaction } from '@platform/database'
import { requestHash } from '@platform/plugin-api'
import { removePostgres, startPostgres } from '@tooling/dev-services'
import {
  carryOutCreditRun,
  carryOutUndo,
  previewCreditRun,
  previewRunEntries,
  previewUndoEntries,
  startCreditRun,
  startUndo,
} from '@wallet/accounting-bridge'
import { administer } from '../ledger/administer.ts'
import { bootShop, openShop, type Shop } from '../ledger/shop.ts'
import { invoiceAll } from './invoice-all.ts'

export interface CreditRunFigures {
  readonly customers: number
  readonly invoices: number
  readonly previewMs: number
  /** The journal entries of all of them, by account, before the confirmation. */
  readonly entriesMs: number
  /** From the confirmation to the last allocation committed. */
  readonly applyMs: number
  readonly undoEntriesMs: number
  readonly undoMs: number
}

const setSize = 500
const day = '2026-03-02'
const calm = { signal: new AbortController().signal, progress: async () => {} }

/** Applies the credit of that many customers, each with one open invoice, on a durable PostgreSQL of its own. */
export async function benchmarkCreditRun({
  customers,
  say,
}: {
  readonly customers: number
  readonly say: (line: string) => void
}): Promise<CreditRunFigures> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'credit-run-benchmark-'))
  // PostgreSQL refuses root, and its own user has to get in.
  chmodSync(dataDir, 0o755)
  const server = await startPostgres({ dataDir, durable: true })
  try {
    await administer(server.url('postgres'), 'create database shop')
    const host = await bootShop(server.url('shop'))
    try {
      say(
        `Opening a shop with ${customers.toLocaleString('en')} customers, each with credit and an open invoice`,
      )
      const shop = await openShop(host, customers, () => {})
      await invoiceAll(shop, shop.customerIds.slice(0, setSize))
      // A shop that has applied credit before: PostgreSQL plans for tables that it knows not to be empty.
      await measure(shop)
      await invoiceAll(shop, shop.customerIds.slice(setSize))
      await host.drain()
      await administer(server.url('shop'), 'vacuum analyze')
      say('Applying the credit of all of them, and taking it back')
      return await measure(shop)
    } finally {
      await host.close()
    }
  } finally {
    await server.stop()
    await removePostgres(dataDir)
  }
}

async function measure({ host: { database }, company }: Shop): Promise<CreditRunFigures> {
  const act = () => ({ idempotencyKey: newId(), actorId: null, date: day })
  const [preview, previewMs] = await timed(() =>
    previewCreditRun(database, company, { page: 1, pageSize: 50 }),
  )
  const [foreseen, entriesMs] = await timed(() => previewRunEntries(database, company, day))
  if (foreseen.entries !== preview.total) throw new Error(`${foreseen.entries} entries were foreseen`)
  const expected = { invoices: preview.total, amount: BigInt(preview.amount.amount) }
  const [runId, applyMs] = await timed(async () => {
    const request = { ...act(), requestHash: requestHash(preview.total), expected }
    const run = await transaction(database, (tx) => startCreditRun(tx, company, request))
    await carryOutCreditRun(database, company, run.runId, calm)
    return run.runId
  })
  const left = await previewCreditRun(database, company, { page: 1, pageSize: 1 })
  if (left.total > 0) throw new Error(`${left.total} invoices were left unpaid`)
  const [, undoEntriesMs] = await timed(() => previewUndoEntries(database, company, { runId, date: day }))
  const [, undoMs] = await timed(async () => {
    await transaction(database, (tx) => startUndo(tx, company, { ...act(), runId }))
    await carryOutUndo(database, company, runId, calm)
  })
  const { customers, total: invoices } = preview
  return { customers, invoices, previewMs, entriesMs, applyMs, undoEntriesMs, undoMs }
}

async function timed<Result>(work: () => Promise<Result>): Promise<[Result, number]> {
  const begun = performance.now()
  const result = await work()
  return [result, performance.now() - begun]
}

/** The figures as lines of text. */
export function creditRunLines({
  customers,
  invoices,
  previewMs,
  entriesMs,
  applyMs,
  undoEntriesMs,
  undoMs,
}: CreditRunFigures): string {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`
  return [
    `${customers.toLocaleString('en')} customers, ${invoices.toLocaleString('en')} open invoices`,
    `  preview, first page and totals  ${seconds(previewMs)}`,
    `  its journal entries, by account ${seconds(entriesMs)}`,
    `  one confirm, all applied        ${seconds(applyMs)}`,
    `  those of undoing it             ${seconds(undoEntriesMs)}`,
    `  one undo, all taken back        ${seconds(undoMs)}`,
  ].join('\n')
}
