import { type EntryPreview, rehearseSets } from '@erp/accounting'
import { type Database, newId, type Tx, transaction } from '@platform/database'
import { type Company, Refusal, requestHash } from '@platform/plugin-api'
import { allocate } from '../allocate-to-invoice.ts'
import { undoAllocations } from '../undo-allocation.ts'
import { LINES_IN_A_SET, type OfCustomer, setsOfCustomers } from './sets-of-customers.ts'
import { allToUndo, findRun, wholeProposal } from './statements.ts'
import { unknownCreditRun } from './undo-credit-run.ts'

/** Of many entries: what they come to on each account, and how many of their like would be refused as things stand. */
export type RunPreview = EntryPreview & { readonly refused: number }

/**
 * The journal entries that applying all credit on this day would post, by account. It is rehearsed in sets that keep
 * a customer together: what one of them spends says nothing of the next. Throws the first refusal when all would be
 * refused.
 */
export async function previewRunEntries(
  database: Database,
  company: Company,
  date: string,
): Promise<RunPreview> {
  const lines = await transaction(database, (tx) => tx.query(wholeProposal, [company.id]))
  return preview(database, company, lines, (tx, set) =>
    allocate(
      tx,
      company,
      set.map(({ invoice_id, amount }) => ({ ...unheard(), invoiceId: invoice_id, amount, date })),
    ),
  )
}

/** The same of taking a run back. Refuses when there is no such run. */
export async function previewUndoEntries(
  database: Database,
  company: Company,
  { runId, date }: { readonly runId: string; readonly date: string },
): Promise<RunPreview> {
  const [[run], lines] = await transaction(database, (tx) =>
    Promise.all([tx.query(findRun, [company.id, runId]), tx.query(allToUndo, [company.id, runId])]),
  )
  if (!run) throw unknownCreditRun()
  return preview(database, company, lines, (tx, set) =>
    undoAllocations(
      tx,
      company,
      set.map(({ allocation_id }) => ({ ...unheard(), allocationId: allocation_id, date })),
    ),
  )
}

async function preview<Line extends OfCustomer>(
  database: Database,
  company: Company,
  lines: readonly Line[],
  post: (tx: Tx, set: readonly Line[]) => Promise<readonly (object | Refusal)[]>,
): Promise<RunPreview> {
  const refusals: Refusal[] = []
  const entries = await rehearseSets(
    database,
    company,
    setsOfCustomers(lines, LINES_IN_A_SET),
    async (tx, set) => {
      for (const outcome of await post(tx, set)) if (outcome instanceof Refusal) refusals.push(outcome)
    },
  )
  const [first] = refusals
  if (first && refusals.length === lines.length) throw first
  return { ...entries, refused: refusals.length }
}

/** What a request says of itself, and nothing of it matters when it is only rehearsed. */
function unheard() {
  const idempotencyKey = newId()
  return { idempotencyKey, requestHash: requestHash({ idempotencyKey }), actorId: null }
}
