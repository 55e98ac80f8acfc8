import { newId, type Tx, violatedConstraint } from '@platform/database'
import { audit, extensionsOf } from '@platform/plugin-api'
import { z } from 'zod'
import { accountRoles, accountTypes } from './account-roles.ts'
import { codeTaken, inUse, roleHasPostings, unfitForRole, unknownAccount, unknownRole } from './refusals.ts'
import {
  assignAccountRole,
  insertAccount,
  isPostedTo,
  readAccount,
  readAccountOfRole,
  updateAccount,
} from './sql/change-accounts.ts'
import { lockPeriodExclusive } from './sql/lock-period.ts'

export const accountFields = z.object({
  code: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z][0-9A-Za-z.-]{0,15}$/, {
      message: 'letters, digits, dots and dashes, at most 16',
    }),
  name: z.string().trim().min(1).max(100),
})

export const newAccount = accountFields.extend({
  type: z.enum(accountTypes),
  matchable: z.boolean().default(false),
})

export const changedAccount = accountFields.extend({ accountId: z.uuid(), active: z.boolean() })

interface Change {
  readonly companyId: number
  readonly actorId: string
}

/** Adds an account. Refuses a code that is taken (`code_taken`). */
export async function createAccount(
  tx: Tx,
  { companyId, actorId }: Change,
  fields: z.infer<typeof newAccount>,
): Promise<{ accountId: string }> {
  const accountId = newId()
  const { code, name, type, matchable } = fields
  try {
    await tx.query(insertAccount, [companyId, accountId, code, name, type, matchable])
  } catch (error) {
    throw violatedConstraint(error) === 'account_code' ? codeTaken(code) : error
  }
  audit(tx, {
    companyId,
    actorId,
    action: 'accounting.account-created',
    subject: `account:${accountId}`,
    details: fields,
  })
  return { accountId }
}

/** Renames, renumbers, deactivates or reactivates an account. Refuses to deactivate one that plays a role (`in_use`). */
export async function changeAccount(
  tx: Tx,
  { companyId, actorId }: Change,
  { accountId, ...fields }: z.infer<typeof changedAccount>,
): Promise<void> {
  const { code, name, active } = fields
  const [before] = await tx.query(readAccount, [companyId, accountId])
  if (!before) throw unknownAccount(accountId)
  if (!active && before.roles.length > 0) throw inUse(before.name, titleOf(tx, before.roles[0] ?? ''))
  try {
    await tx.query(updateAccount, [companyId, accountId, code, name, active])
  } catch (error) {
    if (violatedConstraint(error) === 'account_code') throw codeTaken(code)
    // The role was given to it at this moment.
    if (violatedConstraint(error) === 'account_role_account') throw inUse(before.name, '')
    throw error
  }
  audit(tx, {
    companyId,
    actorId,
    action: 'accounting.account-changed',
    subject: `account:${accountId}`,
    details: { before: { code: before.code, name: before.name, active: before.active }, after: fields },
  })
}

/**
 * Has another account play a role from now on. Refuses an account of another type, for a control account one that was
 * posted to, and one that plays another role beside it (`unfit_for_role`), and to move a control account that was posted
 * to (`role_has_postings`).
 */
export async function giveAccountRole(
  tx: Tx,
  { companyId, actorId }: Change,
  { role: roleId, accountId }: { readonly role: string; readonly accountId: string },
): Promise<void> {
  const role = extensionsOf(tx, accountRoles).find(({ id }) => id === roleId)
  if (!role) throw unknownRole(roleId)
  // Postings in flight have resolved the role already: wait for them, so that none is missed below.
  await tx.lock('period', lockPeriodExclusive, [companyId])
  const [[account], [current]] = await Promise.all([
    tx.query(readAccount, [companyId, accountId]),
    tx.query(readAccountOfRole, [companyId, roleId]),
  ])
  if (!account) throw unknownAccount(accountId)
  if (!current) throw unknownRole(roleId)
  if (current.id === accountId) return
  if (account.type !== role.type)
    throw unfitForRole(account.name, role.title, `an account like ${current.name}`)
  if (account.matchable !== (role.matchable ?? false))
    throw unfitForRole(account.name, role.title, 'an account whose items are matched')
  if (!account.active) throw unfitForRole(account.name, role.title, 'an active account')
  const [target] = await tx.query(isPostedTo, [companyId, accountId])
  // What a control account has must be what its documents say, and nothing besides.
  if (role.control && target?.posted)
    throw unfitForRole(account.name, role.title, 'an account that nothing was posted to')
  const roles = [role, ...extensionsOf(tx, accountRoles).filter(({ id }) => account.roles.includes(id))]
  if (account.roles.length > 0 && roles.some(({ control }) => control))
    throw unfitForRole(account.name, role.title, 'an account without another role')
  if (role.control && current.posted) throw roleHasPostings(current.name, role.title)
  await tx.query(assignAccountRole, [companyId, roleId, accountId])
  audit(tx, {
    companyId,
    actorId,
    action: 'accounting.account-role-moved',
    subject: `account:${accountId}`,
    details: { role: roleId, from: current.id },
  })
}

function titleOf(tx: Tx, roleId: string): string {
  return extensionsOf(tx, accountRoles).find(({ id }) => id === roleId)?.title ?? roleId
}
