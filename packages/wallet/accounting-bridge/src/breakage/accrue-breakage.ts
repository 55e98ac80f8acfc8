import { lockPeriod, postEntries } from '@erp/accounting'
import { newId, statement, type Tx } from '@platform/database'
import { Refusal } from '@platform/plugin-api'
import type { PostingCompany } from '../post-to-wallets.ts'
import {
  type BreakageShares,
  breakableOrigins,
  type CreditFlow,
  expectedBreakage,
} from './expected-breakage.ts'

const makeExpected = statement(
  'wallet-books.make-expected-breakage',
  'insert into wallet_books.expected_breakage (company_id, accrued) values ($1, 0) on conflict do nothing',
)
const lockExpected = statement<{ accrued: bigint }>(
  'wallet-books.lock-expected-breakage',
  'select accrued from wallet_books.expected_breakage where company_id = $1 for update',
)
const findLast = statement<{ month: string; amount: bigint; entry_id: string | null; is_same: boolean }>(
  'wallet-books.find-last-accrual',
  `select to_char(month, 'YYYY-MM') as month, amount, entry_id, month = $2::date as is_same
     from wallet_books.breakage_accrual
    where company_id = $1 and month >= $2::date
    order by month limit 1`,
)
const sumFlows = statement<CreditFlow & { origin: string }>(
  'wallet-books.sum-credit-flows',
  `select origin, sum(made)::bigint as made, sum(used)::bigint as used, sum(expired)::bigint as expired
     from wallet.credit_flow_view where company_id = $1 and origin = any($2::text[]) group by origin`,
)
const setExpected = statement(
  'wallet-books.set-expected-breakage',
  'update wallet_books.expected_breakage set accrued = $2 where company_id = $1',
)
const insertAccrual = statement(
  'wallet-books.insert-breakage-accrual',
  `insert into wallet_books.breakage_accrual (company_id, month, amount, entry_id, actor_id)
   values ($1, $2::date, $3, $4, $5)`,
)

export interface Accrued {
  /** 'YYYY-MM' */
  readonly month: string
  /** What became income, in minor units; below zero where less is expected than before. */
  readonly amount: bigint
  /** Null where nothing was to be booked. */
  readonly entryId: string | null
  /** Whether the month was done before, and nothing happened now. */
  readonly again: boolean
}

/**
 * Brings what is expected never to be used up to date for a month that is over: Dr expected breakage, Cr breakage
 * income, or the other way round, on the month's last day or the first that is open. By all that was used and has
 * expired when it runs. Each month once; refuses one that is not over, or from before one that is done.
 */
export async function accrueBreakage(
  tx: Tx,
  company: PostingCompany,
  {
    month,
    today,
    shares,
    actorId,
  }: {
    /** 'YYYY-MM' */
    readonly month: string
    /** 'YYYY-MM-DD' */
    readonly today: string
    readonly shares: BreakageShares
    readonly actorId: string | null
  },
): Promise<Accrued | Refusal> {
  if (month >= today.slice(0, 7)) return notOver(month)
  const firstDay = `${month}-01`
  const period = await lockPeriod(tx, company.id)
  tx.send(makeExpected, [company.id])
  const [expected] = await tx.query(lockExpected, [company.id])
  // Only behind the lock is it sure which months are done.
  const [[last], flows] = await Promise.all([
    tx.query(findLast, [company.id, firstDay]),
    tx.query(sumFlows, [company.id, [...breakableOrigins]]),
  ])
  if (last && !last.is_same) return doneLater(month, last.month)
  if (last) return { month, amount: last.amount, entryId: last.entry_id, again: true }

  const target = breakableOrigins.reduce((sum, origin) => {
    const flow = flows.find((one) => one.origin === origin)
    return sum + (flow ? expectedBreakage(flow, shares[origin]) : 0n)
  }, 0n)
  const amount = target - (expected?.accrued ?? 0n)
  const entryId = amount === 0n ? null : newId()
  if (entryId !== null)
    await postEntries(tx, company.id, [
      {
        id: entryId,
        journal: { role: 'wallet' },
        date: period.firstOpenDate(lastDayOf(month)),
        reference: `Expected breakage ${month}`,
        source: `breakage:${month}`,
        actorId,
        items: [
          { account: { role: 'wallet.expected_breakage' }, ...sides(amount) },
          { account: { role: 'wallet.breakage' }, ...sides(-amount) },
        ],
      },
    ])
  tx.send(setExpected, [company.id, target])
  tx.send(insertAccrual, [company.id, firstDay, amount, entryId, actorId])
  return { month, amount, entryId, again: false }
}

function sides(amount: bigint): { readonly debit: bigint; readonly credit: bigint } {
  return amount > 0n ? { debit: amount, credit: 0n } : { debit: 0n, credit: -amount }
}

/** 'YYYY-MM-DD' of the last day of 'YYYY-MM'. */
function lastDayOf(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}

function notOver(month: string): Refusal {
  const message = `${month} is not over yet. Take a month that is.`
  return new Refusal({ kind: 'invalid', code: 'month_not_over', message, facts: { month } })
}

function doneLater(month: string, later: string): Refusal {
  const message = `${later} is done already, so ${month} cannot be any more.`
  return new Refusal({ kind: 'conflict', code: 'month_passed', message, facts: { month, later } })
}
