import { completeChart } from '@erp/accounting'
import { newId, type Tx, violatedConstraint } from '@platform/database'
import { audit, type Company, extensionsOf } from '@platform/plugin-api'
import type { z } from 'zod'
import type { registerFields } from '../inputs.ts'
import { posCardTerminals } from '../methods/card-terminals.ts'
import { findOfferedMethods } from '../methods/offered-methods.ts'
import { posPaymentMethods } from '../methods/payment-methods.ts'
import * as refuse from '../refusals.ts'
import {
  archiveRegisterRow,
  findRegisterByKey,
  insertRegister,
  lockRegisters,
  readRegistersById,
  replaceMethods,
  updateRegisterRow,
} from '../sql/registers.ts'

type RegisterFields = z.infer<typeof registerFields>

/**
 * Sets up a register. Where no methods are named it offers all there are. Throws a refusal: `code_taken`,
 * `unknown_method`, `unknown_terminal`.
 */
export async function createRegister(
  tx: Tx,
  company: Company,
  actorId: string,
  { idempotencyKey, ...fields }: RegisterFields & { readonly idempotencyKey: string },
): Promise<{ readonly registerId: string }> {
  const [before] = await tx.query(findRegisterByKey, [company.id, idempotencyKey])
  if (before) return { registerId: before.id }
  // A company may be older than its tills, and lack the journal they post to.
  await completeChart(tx, company)
  const methods = fields.methods ?? (await findOfferedMethods(tx, company)).map(({ id }) => id)
  judgeParts(tx, { ...fields, methods })
  const registerId = newId()
  await orCodeTaken(fields.code, () =>
    tx.query(insertRegister, [company.id, registerId, ...columnsOf(fields), idempotencyKey]),
  )
  tx.send(replaceMethods, [company.id, registerId, methods])
  audit(tx, {
    companyId: company.id,
    actorId,
    action: 'point-of-sale.register-created',
    subject: `register:${registerId}`,
    details: { ...fields, methods },
  })
  return { registerId }
}

/**
 * Changes a register; its methods stay where none are named. Throws a refusal: `unknown_register`, `code_taken`,
 * `code_fixed` once receipts carry the code, `unknown_method`, `unknown_terminal`.
 */
export async function updateRegister(
  tx: Tx,
  company: Company,
  actorId: string,
  { registerId, fields }: { readonly registerId: string; readonly fields: RegisterFields },
): Promise<void> {
  const [register] = await tx.query(readRegistersById, [company.id, [registerId]])
  if (!register) throw refuse.unknownRegister(registerId)
  if (register.code !== fields.code && register.has_sessions) throw refuse.codeFixed(register.code)
  judgeParts(tx, fields)
  await orCodeTaken(fields.code, () =>
    tx.query(updateRegisterRow, [company.id, registerId, ...columnsOf(fields)]),
  )
  if (fields.methods) tx.send(replaceMethods, [company.id, registerId, fields.methods])
  audit(tx, {
    companyId: company.id,
    actorId,
    action: 'point-of-sale.register-changed',
    subject: `register:${registerId}`,
    details: fields,
  })
}

/** Puts a register away, or takes it back. Throws a refusal: `unknown_register`, `register_in_use` while a session is open. */
export async function archiveRegister(
  tx: Tx,
  company: Company,
  actorId: string,
  { registerId, archived }: { readonly registerId: string; readonly archived: boolean },
): Promise<void> {
  const [, [register]] = await Promise.all([
    tx.query(lockRegisters, [company.id, [registerId]]),
    tx.query(readRegistersById, [company.id, [registerId]]),
  ])
  if (!register) throw refuse.unknownRegister(registerId)
  if (archived && register.session_id !== null) throw refuse.registerInUse(register.name)
  tx.send(archiveRegisterRow, [company.id, registerId, archived])
  audit(tx, {
    companyId: company.id,
    actorId,
    action: archived ? 'point-of-sale.register-archived' : 'point-of-sale.register-unarchived',
    subject: `register:${registerId}`,
  })
}

function judgeParts(
  tx: Tx,
  { methods = [], terminalId }: Pick<RegisterFields, 'methods' | 'terminalId'>,
): void {
  const known = new Set(extensionsOf(tx, posPaymentMethods).map(({ id }) => id))
  for (const id of methods) if (!known.has(id)) throw refuse.unknownMethod(id)
  if (!extensionsOf(tx, posCardTerminals).some(({ id }) => id === terminalId))
    throw refuse.unknownTerminal(terminalId)
}

function columnsOf({ code, name, receiptHeader, receiptFooter, terminalId }: RegisterFields) {
  return [code, name, receiptHeader, receiptFooter, terminalId]
}

async function orCodeTaken(code: string, write: () => Promise<unknown>): Promise<void> {
  try {
    await write()
  } catch (error) {
    throw violatedConstraint(error) === 'register_code' ? refuse.codeTaken(code) : error
  }
}
