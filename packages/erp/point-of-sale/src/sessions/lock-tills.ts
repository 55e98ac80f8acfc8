import type { Tx } from '@platform/database'
import { type Company, type Refusal, type Role, roles } from '@platform/plugin-api'
import type { Actor } from '../cashiers/authority.ts'
import { findOfferedMethods } from '../methods/offered-methods.ts'
import type { PosPaymentMethod } from '../methods/payment-methods.ts'
import { permissionsOf } from '../permissions.ts'
import * as refuse from '../refusals.ts'
import { lockSessionRows, readSessions, type SessionRow } from '../sql/lock-sessions.ts'

/** An open session under the lock of this transaction, and the register it is of. */
export interface LockedTill {
  readonly sessionId: string
  /** 'T1-0007' */
  readonly name: string
  readonly businessDate: string
  readonly openingCash: bigint
  readonly register: {
    readonly id: string
    readonly code: string
    readonly name: string
    readonly receiptHeader: string
    readonly receiptFooter: string
  }
  readonly terminalId: string
  /** Those it offers, in the order of their buttons. */
  readonly methods: readonly PosPaymentMethod[]
  readonly cashier: { readonly id: string; readonly name: string | null; readonly role: Role | null }
  /** The next receipt's number; each call takes one. */
  takeNumber(): { readonly number: number; readonly receiptNumber: string }
}

/**
 * Locks sessions until the transaction ends, and answers the open ones; of the others, why they are not. Rank 'session':
 * once a transaction, so name all of them.
 */
export async function lockTills(
  tx: Tx,
  company: Company,
  sessionIds: readonly string[],
): Promise<(sessionId: string) => LockedTill | Refusal> {
  const ids = [...new Set(sessionIds)]
  // Sent together, read apart: the second statement sees what committed while the first one waited.
  const [, rows, methods] = await Promise.all([
    tx.lock('session', lockSessionRows, [company.id, ids]),
    tx.query(readSessions, [company.id, ids]),
    findOfferedMethods(tx, company),
  ])
  const tills = new Map(rows.map((row) => [row.id, lockedTill(row, methods)]))
  return (sessionId) => tills.get(sessionId) ?? refuse.unknownSession(sessionId)
}

function lockedTill(row: SessionRow, methods: readonly PosPaymentMethod[]): LockedTill | Refusal {
  const name = sessionName(row.code, row.number)
  if (row.closed_at) return refuse.sessionClosed(name)
  let last = row.last_number
  return {
    sessionId: row.id,
    name,
    businessDate: row.business_date,
    openingCash: row.opening_cash,
    register: {
      id: row.register_id,
      code: row.code,
      name: row.name,
      receiptHeader: row.receipt_header,
      receiptFooter: row.receipt_footer,
    },
    terminalId: row.terminal_id,
    methods: row.methods.flatMap((id) => methods.find((method) => method.id === id) ?? []),
    cashier: { id: row.cashier_id, name: row.cashier_name, role: roleOf(row.cashier_role) },
    takeNumber() {
      last += 1
      return { number: last, receiptNumber: `${name}-${String(last).padStart(4, '0')}` }
    },
  }
}

/** As people read it: the seventh session of register T1 is 'T1-0007'. */
export function sessionName(code: string, number: number): string {
  return `${code}-${String(number).padStart(4, '0')}`
}

/** What the cashier who stands at the till may do; whoever is signed in there is known by their own session. */
export function cashierMay({ cashier }: LockedTill, actor: Actor): ReadonlySet<string> {
  if (cashier.id === actor.id) return actor.permissions
  return cashier.role === null ? new Set() : permissionsOf(cashier.role)
}

export function cashierName({ cashier }: LockedTill, actor: Actor): string {
  return cashier.name ?? (cashier.id === actor.id ? actor.name : '')
}

function roleOf(text: string | null): Role | null {
  return roles.find((role) => role === text) ?? null
}
