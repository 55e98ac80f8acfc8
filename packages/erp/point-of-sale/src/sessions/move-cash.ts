import { type AccountRef, lockPeriod, postEntries } from '@erp/accounting'
import { newId, type Tx } from '@platform/database'
import { type Company, keyReused, Refusal } from '@platform/plugin-api'
import { type Actor, type Approver, authorityOf } from '../cashiers/authority.ts'
import { paidInAndOut } from '../journal-role.ts'
import { permissions } from '../permissions.ts'
import * as refuse from '../refusals.ts'
import { findMovementsByKey, insertMovements, readAccounts } from '../sql/cash-movements.ts'
import { readMovements, readTenderSums } from '../sql/sessions.ts'
import { expectedCash } from './expected-cash.ts'
import { cashierMay, lockTills } from './lock-tills.ts'
import { debit } from './summary-entry.ts'

/** Cash to be put into a drawer or taken out of it. The same key with the same request is the same movement. */
export interface CashRequest {
  readonly sessionId: string
  /** `drop`: it goes to the bank. */
  readonly kind: 'in' | 'out' | 'drop'
  /** Minor units, above zero. */
  readonly amount: bigint
  readonly reason: string
  /** The account on the other side; without one, that which the chart names for it. */
  readonly accountId?: string | undefined
  readonly idempotencyKey: string
  readonly requestHash: Buffer
  readonly actor: Actor
  readonly approver: Approver | null
}

/**
 * Books cash that is paid in, paid out or dropped at the bank, at once: cash to its own account. Answers one outcome for
 * each request, in their order; refuses closed sessions, more than should be in the drawer, accounts that are kept by
 * the program, and a cashier who may not.
 */
export async function moveCash(
  tx: Tx,
  company: Company,
  requests: readonly CashRequest[],
): Promise<readonly ({ readonly movementId: string } | Refusal)[]> {
  const sessionIds = requests.map(({ sessionId }) => sessionId)
  const accountIds = requests.flatMap(({ accountId }) => accountId ?? [])
  const [, tillOf, known, accounts, tenders, movements] = await Promise.all([
    lockPeriod(tx, company.id),
    lockTills(tx, company, sessionIds),
    tx.query(findMovementsByKey, [company.id, requests.map(({ idempotencyKey }) => idempotencyKey)]),
    tx.query(readAccounts, [company.id, accountIds]),
    tx.query(readTenderSums, [company.id, sessionIds]),
    tx.query(readMovements, [company.id, sessionIds]),
  ])
  const drawers = new Map<string, bigint>()
  const accepted: AcceptedMovement[] = []
  const outcomes = requests.map((request) => {
    const before = known.find(({ create_key }) => create_key === request.idempotencyKey)
    if (before)
      return before.create_hash.equals(request.requestHash)
        ? { movementId: before.id }
        : keyReused(request.idempotencyKey)
    const till = tillOf(request.sessionId)
    if (till instanceof Refusal) return till
    const authority = authorityOf(cashierMay(till, request.actor), request.approver)
    const account = accounts.find(({ account_id }) => account_id === request.accountId)
    if (request.accountId !== undefined && !account?.active) return refuse.unknownAccount(request.accountId)
    if (account?.control) return refuse.controlAccount(account.name)
    const refusal = authority.refuse(permissions.moveCash)
    if (refusal) return refusal
    const own = <Row extends { readonly session_id: string }>(rows: readonly Row[]) =>
      rows.filter(({ session_id }) => session_id === till.sessionId)
    const inDrawer =
      drawers.get(till.sessionId) ?? expectedCash(till.openingCash, own(tenders), own(movements))
    const amount = request.kind === 'in' ? request.amount : -request.amount
    if (inDrawer + amount < 0n) return refuse.notEnoughInDrawer(company, inDrawer)
    drawers.set(till.sessionId, inDrawer + amount)
    const movementId = newId()
    accepted.push({
      movementId,
      request,
      amount,
      name: till.name,
      date: till.businessDate,
      cashierId: till.cashier.id,
      approvedBy: authority.approvedBy(),
    })
    return { movementId }
  })
  await writeMovements(tx, company.id, accepted)
  return outcomes
}

interface AcceptedMovement {
  readonly movementId: string
  readonly request: CashRequest
  /** Into the drawer above zero. */
  readonly amount: bigint
  readonly name: string
  readonly date: string
  readonly cashierId: string
  readonly approvedBy: string | null
}

async function writeMovements(
  tx: Tx,
  companyId: number,
  movements: readonly AcceptedMovement[],
): Promise<void> {
  if (movements.length === 0) return
  await postEntries(
    tx,
    companyId,
    movements.map(({ movementId, request, amount, name, date }) => ({
      id: movementId,
      journal: { role: 'point-of-sale' },
      date,
      reference: name,
      source: `pos-cash:${movementId}`,
      actorId: request.actor.id,
      items: [
        { ...debit('cash', amount), label: request.reason },
        { ...debit('', -amount), account: otherSide(request), label: request.reason },
      ],
    })),
  )
  const column = <Value>(pick: (movement: AcceptedMovement) => Value) => movements.map(pick)
  tx.send(insertMovements, [
    companyId,
    column(({ movementId }) => movementId),
    column(({ request }) => request.sessionId),
    column(({ request }) => request.kind),
    column(({ amount }) => amount),
    column(({ request }) => request.reason),
    column(({ cashierId }) => cashierId),
    column(({ approvedBy }) => approvedBy),
    column(({ request }) => request.idempotencyKey),
    column(({ request }) => request.requestHash),
  ])
}

/** What is dropped stands on a bank statement later; what is paid in or out, somebody explains. */
function otherSide({ accountId, kind }: CashRequest): AccountRef {
  if (accountId !== undefined) return { id: accountId }
  return { role: kind === 'drop' ? 'outstanding_receipts' : paidInAndOut.id }
}
