import { statement } from '@platform/database'
import type { RefusalFacts } from '@platform/plugin-api'

/** A refusal as it is kept. */
export interface KeptRefusal {
  readonly code: string
  readonly facts: RefusalFacts
  readonly message: string
}

/** $1 company: what would be applied in all. */
export const sumProposal = statement<{ invoices: number; customers: number; amount: bigint }>(
  'wallet-books.sum-credit-proposal',
  `select count(*)::integer as invoices, count(distinct customer_id)::integer as customers,
          coalesce(sum(amount), 0)::bigint as amount
   from wallet_books.credit_proposal_view where company_id = $1`,
)

/** One invoice that credit would pay. */
export interface ProposalRow {
  readonly invoice_id: string
  readonly number: string
  readonly customer_id: string
  readonly customer_name: string
  readonly date: string
  readonly amount_due: bigint
  readonly amount: bigint
}

/** $1 company, $2 how many, $3 how many before them. */
export const pageOfProposal = statement<ProposalRow>(
  'wallet-books.page-of-credit-proposal',
  `select invoice_id, number, customer_id, customer_name, date, amount_due, amount
   from wallet_books.credit_proposal_view where company_id = $1
   order by customer_name, customer_id, date, number, invoice_id limit $2 offset $3`,
)

/** $1 company: all that would be applied, in the order of `insertLines`. */
export const wholeProposal = statement<{ invoice_id: string; customer_id: string; amount: bigint }>(
  'wallet-books.whole-credit-proposal',
  `select invoice_id, customer_id, amount
   from wallet_books.credit_proposal_view where company_id = $1
   order by customer_id, date, number, invoice_id`,
)

/** $1 company, $2 run, $3 key, $4 hash, $5 currency, $6 day, $7 actor. Answers nothing while another is unfinished. */
export const insertRun = statement<{ id: string }>(
  'wallet-books.insert-credit-run',
  `insert into wallet_books.credit_run (company_id, id, idempotency_key, request_hash, currency, accounting_date, actor_id)
   values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (company_id) where finished_at is null do nothing
   returning id`,
)

/** $1 company, $2 run: writes down what is proposed at this moment, and answers what it is in all. */
export const insertLines = statement<{ invoices: number; customers: number; amount: bigint }>(
  'wallet-books.insert-credit-run-lines',
  `with line as (
     insert into wallet_books.credit_run_line (company_id, run_id, position, invoice_id, customer_id, amount)
     select $1, $2, row_number() over (order by customer_id, date, number, invoice_id), invoice_id, customer_id, amount
     from wallet_books.credit_proposal_view where company_id = $1
     returning customer_id, amount
   )
   select count(*)::integer as invoices, count(distinct customer_id)::integer as customers,
          coalesce(sum(amount), 0)::bigint as amount
   from line`,
)

/** $1 company, $2 key. */
export const findRunByKey = statement<{ id: string; request_hash: Buffer }>(
  'wallet-books.find-credit-run-by-key',
  'select id, request_hash from wallet_books.credit_run where company_id = $1 and idempotency_key = $2',
)

/** $1 company, $2 run. One worker at a time carries it on. */
export const lockRun = statement<{
  accounting_date: string
  actor_id: string | null
  finished_at: Date | null
}>(
  'wallet-books.lock-credit-run',
  `select accounting_date, actor_id, finished_at from wallet_books.credit_run
   where company_id = $1 and id = $2 for update`,
)

/** $1 company, $2 run, $3 how many: the next that were not tried yet. */
export const nextLines = statement<{ position: number; invoice_id: string; amount: bigint }>(
  'wallet-books.next-credit-run-lines',
  `select position, invoice_id, amount from wallet_books.credit_run_line
   where company_id = $1 and run_id = $2 and position > (
     select coalesce(max(position), 0) from wallet_books.credit_run_outcome where company_id = $1 and run_id = $2)
   order by position limit $3`,
)

/** $1 company, $2 run, then arrays of positions, allocations, amounts and refusals. */
export const insertOutcomes = statement(
  'wallet-books.insert-credit-run-outcomes',
  `insert into wallet_books.credit_run_outcome (company_id, run_id, position, allocation_id, amount, refusal)
   select $1, $2, o.*
   from unnest($3::integer[], $4::uuid[], $5::bigint[], $6::jsonb[]) as o (position, allocation_id, amount, refusal)`,
)

/** $1 company, $2 run: how much of it was tried, 0 to 1. */
export const shareTried = statement<{ share: number }>(
  'wallet-books.share-of-credit-run',
  `select coalesce(
     (select max(position) from wallet_books.credit_run_outcome where company_id = $1 and run_id = $2)::float8
     / (select max(position) from wallet_books.credit_run_line where company_id = $1 and run_id = $2), 0) as share`,
)

/** $1 company, $2 run: how much of what was tried was tried to be undone, 0 to 1. From the last to the first. */
export const shareUndone = statement<{ share: number }>(
  'wallet-books.share-of-credit-run-undo',
  `select coalesce(1 - ((select min(position) from wallet_books.credit_run_undo_outcome where company_id = $1 and run_id = $2)
     - 1)::float8
     / (select max(position) from wallet_books.credit_run_line where company_id = $1 and run_id = $2), 0) as share`,
)

/** $1 company, $2 run. */
export const finishRun = statement(
  'wallet-books.finish-credit-run',
  'update wallet_books.credit_run set finished_at = clock_timestamp() where company_id = $1 and id = $2',
)

/** $1 company, $2 run, $3 key, $4 day, $5 actor. Answers nothing where it was asked for before. */
export const insertUndo = statement<{ run_id: string }>(
  'wallet-books.insert-credit-run-undo',
  `insert into wallet_books.credit_run_undo (company_id, run_id, idempotency_key, accounting_date, actor_id)
   values ($1, $2, $3, $4, $5) on conflict (company_id, run_id) do nothing returning run_id`,
)

/** $1 company, $2 run. */
export const findUndo = statement<{ idempotency_key: string }>(
  'wallet-books.find-credit-run-undo',
  'select idempotency_key from wallet_books.credit_run_undo where company_id = $1 and run_id = $2',
)

/** $1 company, $2 run. */
export const lockUndo = statement<{
  accounting_date: string
  actor_id: string | null
  finished_at: Date | null
}>(
  'wallet-books.lock-credit-run-undo',
  `select accounting_date, actor_id, finished_at from wallet_books.credit_run_undo
   where company_id = $1 and run_id = $2 for update`,
)

/** $1 company, $2 run, $3 how many: the last that were applied and not tried to be undone yet. */
export const nextToUndo = statement<{ position: number; allocation_id: string }>(
  'wallet-books.next-credit-run-undos',
  `select position, allocation_id from wallet_books.credit_run_outcome
   where company_id = $1 and run_id = $2 and allocation_id is not null and position < (
     select coalesce(min(position), 2147483647)
     from wallet_books.credit_run_undo_outcome where company_id = $1 and run_id = $2)
   order by position desc limit $3`,
)

/** $1 company, $2 run: all that was applied, the last first, which keeps customers together. */
export const allToUndo = statement<{ allocation_id: string; customer_id: string }>(
  'wallet-books.all-credit-run-undos',
  `select outcome.allocation_id, line.customer_id
   from wallet_books.credit_run_outcome outcome
   join wallet_books.credit_run_line line
     on line.company_id = outcome.company_id and line.run_id = outcome.run_id and line.position = outcome.position
   where outcome.company_id = $1 and outcome.run_id = $2 and outcome.allocation_id is not null
   order by outcome.position desc`,
)

/** $1 company, $2 run, then arrays of positions, amounts and refusals. */
export const insertUndoOutcomes = statement(
  'wallet-books.insert-credit-run-undo-outcomes',
  `insert into wallet_books.credit_run_undo_outcome (company_id, run_id, position, amount, refusal)
   select $1, $2, o.* from unnest($3::integer[], $4::bigint[], $5::jsonb[]) as o (position, amount, refusal)`,
)

/** $1 company, $2 run. */
export const finishUndo = statement(
  'wallet-books.finish-credit-run-undo',
  'update wallet_books.credit_run_undo set finished_at = clock_timestamp() where company_id = $1 and run_id = $2',
)

/** A run as lists and its page show it. Amounts are of `currency`. */
export interface CreditRunRow {
  readonly id: string
  readonly currency: string
  readonly accounting_date: string
  readonly created_at: Date
  readonly finished_at: Date | null
  readonly started_by: string | null
  readonly undo_started_at: Date | null
  readonly undo_finished_at: Date | null
  readonly undone_by: string | null
  readonly lines: number
  readonly customers: number
  readonly amount: bigint
  readonly applied: number
  readonly applied_amount: bigint
  readonly refused: number
  readonly undone: number
  readonly undone_amount: bigint
  /** Of the applied, what could not be undone. */
  readonly kept: number
}

const runColumns = `id, currency, accounting_date, created_at, finished_at, started_by, undo_started_at,
  undo_finished_at, undone_by, lines, customers, amount, applied, applied_amount, refused, undone, undone_amount, kept`

/** $1 company, $2 how many, $3 how many before them. The newest first. */
export const pageOfRuns = statement<CreditRunRow>(
  'wallet-books.page-of-credit-runs',
  `select ${runColumns} from wallet_books.credit_run_view where company_id = $1
   order by created_at desc, id desc limit $2 offset $3`,
)

export const countRuns = statement<{ total: number }>(
  'wallet-books.count-credit-runs',
  'select count(*)::integer as total from wallet_books.credit_run where company_id = $1',
)

/** $1 company, $2 run. */
export const findRun = statement<CreditRunRow>(
  'wallet-books.find-credit-run',
  `select ${runColumns} from wallet_books.credit_run_view where company_id = $1 and id = $2`,
)

/** A line of a run, with what became of it. */
export interface CreditRunLineRow {
  readonly position: number
  readonly invoice_id: string
  readonly number: string
  readonly customer_id: string
  readonly customer_name: string
  readonly amount: bigint
  readonly allocation_id: string | null
  readonly refusal: KeptRefusal | null
  readonly is_undone: boolean
  readonly undo_refusal: KeptRefusal | null
}

// One look-up a line, whatever the planner believes of tables that were filled a moment ago.
const outcomeOfLine = `left join lateral (
     select * from wallet_books.credit_run_outcome outcome
     where outcome.company_id = line.company_id and outcome.run_id = line.run_id and outcome.position = line.position
     limit 1) outcome on true
   left join lateral (
     select * from wallet_books.credit_run_undo_outcome back
     where back.company_id = line.company_id and back.run_id = line.run_id and back.position = line.position
     limit 1) back on true`

const linesOfRun = `from wallet_books.credit_run_line line
   ${outcomeOfLine}
   join accounting.invoice_view invoice on invoice.company_id = line.company_id and invoice.id = line.invoice_id
   join customers.customer_view customer on customer.company_id = line.company_id and customer.id = line.customer_id
   where line.company_id = $1 and line.run_id = $2
     and (not $3::boolean or outcome.refusal is not null or back.refusal is not null)`

/** $1 company, $2 run, $3 only what was refused, $4 how many, $5 how many before them. */
export const pageOfLines = statement<CreditRunLineRow>(
  'wallet-books.page-of-credit-run-lines',
  `select line.position, line.invoice_id, invoice.number, line.customer_id, customer.name as customer_name, line.amount,
          outcome.allocation_id, outcome.refusal, (back.position is not null and back.refusal is null) as is_undone,
          back.refusal as undo_refusal
   ${linesOfRun} order by line.position limit $4 offset $5`,
)

/** $1 company, $2 run, $3 only what was refused. */
export const countLines = statement<{ total: number }>(
  'wallet-books.count-credit-run-lines',
  `select count(*)::integer as total ${linesOfRun}`,
)
