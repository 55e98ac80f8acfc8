import type { Database } from '@platform/database'
import { Refusal } from '@platform/plugin-api'
import { permissions, permissionsOf } from '../permissions.ts'
import { mayNot } from '../refusals.ts'
import type { Approver } from './authority.ts'
import { verifyPin } from './verify-pin.ts'

/** A manager's word for it, as a till sends it. */
export interface Approval {
  readonly userId: string
  readonly pin: string
}

/** The manager who stands in for the cashier this once, when one does. Throws what {@link verifyPin} refuses. */
export async function approved(
  database: Database,
  companyId: number,
  approval: Approval | undefined,
): Promise<Approver | null> {
  if (!approval) return null
  const { userId, role } = await verifyPin(database, companyId, approval)
  return { userId, may: permissionsOf(role) }
}

/** Whether a manager could allow something, so that a slip of the finger is told at once. Changes nothing. */
export async function vouch(
  database: Database,
  companyId: number,
  { permission: id, ...approval }: Approval & { readonly permission: string },
): Promise<{ readonly name: string }> {
  const { name, role } = await verifyPin(database, companyId, approval)
  const permission = Object.values(permissions).find((known) => known.id === id)
  if (!permission)
    throw new Refusal({
      kind: 'missing',
      code: 'unknown_permission',
      message: 'There is no such permission.',
    })
  if (!permissionsOf(role).has(id)) throw mayNot(name, permission)
  return { name }
}
