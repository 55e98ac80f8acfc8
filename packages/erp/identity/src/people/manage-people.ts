import type { Tx } from '@platform/database'
import { audit, Refusal, type Role, type Session } from '@platform/plugin-api'
import { hashPassword } from '../auth.ts'
import { createUsers } from '../create-users.ts'
import { newPassword } from './password.ts'
import {
  belongsElsewhere,
  changeMemberActive,
  changeMemberRole,
  changePassword,
  endSessions,
  findPerson,
  insertMember,
  lockMembers,
  type MemberRow,
} from './statements.ts'

/** Whose company, and who changes it. */
type Manager = Pick<Session, 'company' | 'user'>

/**
 * Lets somebody into the company. Who is new to the installation gets a password, answered this once; who belongs to
 * another company keeps their own. Refuses who belongs here already.
 */
export async function addMember(
  tx: Tx,
  manager: Manager,
  { name, email, role }: { readonly name: string; readonly email: string; readonly role: Role },
): Promise<{ userId: string; name: string; password: string | null }> {
  const { company } = manager
  const members = await tx.query(lockMembers, [company.id])
  const address = email.trim().toLowerCase()
  if (members.some((member) => member.email === address)) throw alreadyMember()
  const [known] = await tx.query(findPerson, [address])
  if (known) {
    tx.send(insertMember, [company.id, known.id, role])
    note(tx, manager, 'identity.user-added', known.id, { role })
    return { userId: known.id, name: known.name, password: null }
  }
  const password = newPassword()
  const memberships = [{ companyId: company.id, role }]
  const [made] = await createUsers(tx, [{ name, email: address, password, memberships }])
  if (!made) throw new Error('one person was to be made')
  note(tx, manager, 'identity.user-added', made.id, { role })
  return { userId: made.id, name: made.name, password }
}

/** Makes somebody something else in the company. Refuses to leave it without an owner. */
export async function changeRole(
  tx: Tx,
  manager: Manager,
  { userId, role }: { readonly userId: string; readonly role: Role },
): Promise<void> {
  const { member, isLastOwner } = await getMember(tx, manager, userId)
  if (isLastOwner && role !== 'owner') throw lastOwner()
  if (member.role === role) return
  tx.send(changeMemberRole, [manager.company.id, userId, role])
  note(tx, manager, 'identity.role-changed', userId, { from: member.role, to: role })
}

/** Shuts somebody out of the company at once, or lets them in again. Refuses to leave it without an owner. */
export async function setActive(
  tx: Tx,
  manager: Manager,
  { userId, active }: { readonly userId: string; readonly active: boolean },
): Promise<void> {
  const { member, isLastOwner } = await getMember(tx, manager, userId)
  if (isLastOwner && !active) throw lastOwner()
  if (member.isActive === active) return
  tx.send(changeMemberActive, [manager.company.id, userId, active])
  note(tx, manager, active ? 'identity.user-activated' : 'identity.user-deactivated', userId)
}

/**
 * Gives somebody a new password, answered this once, and ends their sign-ins. Refuses it for who also belongs to a
 * company of other owners: they would be let into that one.
 */
export async function resetPassword(tx: Tx, manager: Manager, userId: string): Promise<{ password: string }> {
  await getMember(tx, manager, userId)
  const [found] = await tx.query(belongsElsewhere, [userId, manager.user.id])
  if (found?.elsewhere) throw belongsToOthers()
  const password = newPassword()
  tx.send(changePassword, [userId, await hashPassword(password)])
  tx.send(endSessions, [userId, null])
  note(tx, manager, 'identity.password-reset', userId)
  return { password }
}

async function getMember(
  tx: Tx,
  { company }: Manager,
  userId: string,
): Promise<{ member: MemberRow; isLastOwner: boolean }> {
  // All of them, so that two owners cannot put each other out at once.
  const members = await tx.query(lockMembers, [company.id])
  const member = members.find(({ id }) => id === userId)
  if (!member) throw unknownMember()
  const owners = members.filter(({ role, isActive }) => role === 'owner' && isActive)
  return { member, isLastOwner: owners.length === 1 && owners[0] === member }
}

function note(
  tx: Tx,
  { company, user }: Manager,
  action: string,
  userId: string,
  details?: Readonly<Record<string, unknown>>,
): void {
  audit(tx, {
    companyId: company.id,
    actorId: user.id,
    action,
    subject: `user:${userId}`,
    ...(details ? { details } : {}),
  })
}

function unknownMember(): Refusal {
  return new Refusal({
    kind: 'missing',
    code: 'unknown_user',
    message: 'Nobody of that kind belongs to this company.',
  })
}

function alreadyMember(): Refusal {
  return new Refusal({
    kind: 'conflict',
    code: 'already_member',
    message: 'Somebody with this e-mail address belongs to the company already.',
    facts: { field: 'email' },
  })
}

function lastOwner(): Refusal {
  return new Refusal({
    kind: 'conflict',
    code: 'last_owner',
    message: 'This is the only owner. Make somebody else an owner first.',
  })
}

function belongsToOthers(): Refusal {
  return new Refusal({
    kind: 'forbidden',
    code: 'belongs_elsewhere',
    message:
      'This person also works for a company of other owners, so only they can change their password. They do that under Settings.',
  })
}
