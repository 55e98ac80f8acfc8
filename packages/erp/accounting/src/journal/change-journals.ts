import { newId, type Tx, violatedConstraint } from '@platform/database'
import { audit, extensionsOf } from '@platform/plugin-api'
import { z } from 'zod'
import { journalRoles, journalTypes } from './journal-roles.ts'
import { codeTaken, inUse, unfitForRole, unknownJournal, unknownRole } from './refusals.ts'
import { assignJournalRole, insertJournal, readJournal, updateJournal } from './sql/change-journals.ts'

export const journalFields = z.object({
  code: z
    .string()
    .trim()
    .regex(/^[0-9A-Z]{1,8}$/, { message: 'capitals and digits, at most 8' }),
  name: z.string().trim().min(1).max(100),
})

export const newJournal = journalFields.extend({ type: z.enum(journalTypes) })

export const changedJournal = journalFields.extend({ journalId: z.uuid(), active: z.boolean() })

interface Change {
  readonly companyId: number
  readonly actorId: string
}

/** Adds a journal. Refuses a code that is taken (`code_taken`). */
export async function createJournal(
  tx: Tx,
  { companyId, actorId }: Change,
  fields: z.infer<typeof newJournal>,
): Promise<{ journalId: string }> {
  const journalId = newId()
  try {
    await tx.query(insertJournal, [companyId, journalId, fields.code, fields.name, fields.type])
  } catch (error) {
    throw violatedConstraint(error) === 'journal_code' ? codeTaken(fields.code) : error
  }
  audit(tx, {
    companyId,
    actorId,
    action: 'accounting.journal-created',
    subject: `journal:${journalId}`,
    details: fields,
  })
  return { journalId }
}

/**
 * Renames, deactivates or reactivates a journal, or changes the series of its numbers from now on. Refuses to
 * deactivate one that plays a role (`in_use`).
 */
export async function changeJournal(
  tx: Tx,
  { companyId, actorId }: Change,
  { journalId, ...fields }: z.infer<typeof changedJournal>,
): Promise<void> {
  const { code, name, active } = fields
  const [before] = await tx.query(readJournal, [companyId, journalId])
  if (!before) throw unknownJournal(journalId)
  if (!active && before.roles.length > 0) throw inUse(before.name, titleOf(tx, before.roles[0] ?? ''))
  try {
    await tx.query(updateJournal, [companyId, journalId, code, name, active])
  } catch (error) {
    if (violatedConstraint(error) === 'journal_code') throw codeTaken(code)
    // The role was given to it at this moment.
    if (violatedConstraint(error) === 'journal_role_journal') throw inUse(before.name, '')
    throw error
  }
  audit(tx, {
    companyId,
    actorId,
    action: 'accounting.journal-changed',
    subject: `journal:${journalId}`,
    details: { before: { code: before.code, name: before.name, active: before.active }, after: fields },
  })
}

/**
 * Has another journal play a role from now on ("Is wallet journal"); the one before loses it. Refuses a journal of
 * another type or one that is not active (`unfit_for_role`).
 */
export async function giveJournalRole(
  tx: Tx,
  { companyId, actorId }: Change,
  { role: roleId, journalId }: { readonly role: string; readonly journalId: string },
): Promise<void> {
  const role = extensionsOf(tx, journalRoles).find(({ id }) => id === roleId)
  if (!role) throw unknownRole(roleId)
  const [journal] = await tx.query(readJournal, [companyId, journalId])
  if (!journal) throw unknownJournal(journalId)
  if (journal.roles.includes(roleId)) return
  if (journal.type !== role.type)
    throw unfitForRole(journal.name, role.title, `a journal of the type ${role.type}`)
  if (!journal.active) throw unfitForRole(journal.name, role.title, 'an active journal')
  const given = await tx.query(assignJournalRole, [companyId, roleId, journalId])
  if (given.length === 0) throw unknownRole(roleId)
  audit(tx, {
    companyId,
    actorId,
    action: 'accounting.journal-role-moved',
    subject: `journal:${journalId}`,
    details: { role: roleId },
  })
}

function titleOf(tx: Tx, roleId: string): string {
  return extensionsOf(tx, journalRoles).find(({ id }) => id === roleId)?.title ?? roleId
}
