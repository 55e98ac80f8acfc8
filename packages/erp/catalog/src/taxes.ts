import { newId, retryLostRace, type Tx, violatedConstraint } from '@platform/database'
import { audit, keyReused, type Refusal, requestHash } from '@platform/plugin-api'
import type { TaxFields } from './product-fields.ts'
import { taxNameTaken, unknownTax } from './refusals.ts'
import { findKnownTaxes, insertTaxes, setTaxArchived, updateTaxFields } from './sql/taxes.ts'

/** A tax to be added. The same key with the same fields is the same tax. */
export interface TaxDraft extends TaxFields {
  readonly idempotencyKey: string
}

/** `created` is false when the key had made the tax before. */
export interface CreatedTax {
  readonly taxId: string
  readonly created: boolean
}

/**
 * Adds taxes. Answers one outcome for each, in their order; refuses a key used for other fields (`key_reused`) and a
 * name that another tax has (`name_taken`).
 */
export async function createTaxes(
  tx: Tx,
  companyId: number,
  actorId: string | null,
  drafts: readonly TaxDraft[],
): Promise<readonly (CreatedTax | Refusal)[]> {
  const known = await tx.query(findKnownTaxes, [
    companyId,
    drafts.map((draft) => draft.idempotencyKey),
    drafts.map((draft) => draft.name),
  ])
  const byKey = new Map(known.map((row) => [row.create_key, { id: row.id, hash: row.create_hash }]))
  const names = new Set(known.map((row) => row.name))
  const added: { id: string; key: string; hash: Buffer; name: string; rate: number }[] = []

  const outcomes = drafts.map(({ idempotencyKey, name, rate }): CreatedTax | Refusal => {
    const hash = requestHash({ name, rate })
    const before = byKey.get(idempotencyKey)
    if (before)
      return before.hash.equals(hash) ? { taxId: before.id, created: false } : keyReused(idempotencyKey)
    if (names.has(name)) return taxNameTaken(name)
    const id = newId()
    byKey.set(idempotencyKey, { id, hash })
    names.add(name)
    added.push({ id, key: idempotencyKey, hash, name, rate })
    return { taxId: id, created: true }
  })

  if (added.length > 0) {
    const columns = [
      added.map(({ id }) => id),
      added.map(({ key }) => key),
      added.map(({ hash }) => hash),
      added.map(({ name }) => name),
      added.map(({ rate }) => rate),
    ]
    await retryLostRace(tx.query(insertTaxes, [companyId, ...columns]), ['tax_create_key', 'tax_name'])
    if (actorId !== null)
      for (const { id, name, rate } of added)
        audit(tx, {
          companyId,
          actorId,
          action: 'catalog.tax-created',
          subject: `tax:${id}`,
          details: { name, rate },
        })
  }
  return outcomes
}

/**
 * Replaces name and rate of a tax; confirmed documents keep the rate they were confirmed with. Throws a refusal:
 * `unknown_tax`, `name_taken`.
 */
export async function updateTax(
  tx: Tx,
  companyId: number,
  actorId: string,
  { taxId, fields }: { taxId: string; fields: TaxFields },
): Promise<void> {
  try {
    const rows = await tx.query(updateTaxFields, [companyId, taxId, fields.name, fields.rate])
    if (rows.length === 0) throw unknownTax(taxId)
  } catch (error) {
    throw violatedConstraint(error) === 'tax_name' ? taxNameTaken(fields.name) : error
  }
  audit(tx, { companyId, actorId, action: 'catalog.tax-changed', subject: `tax:${taxId}`, details: fields })
}

/** Archives a tax, or takes one back: it is no longer offered for new lines. Throws a refusal: `unknown_tax`. */
export async function archiveTax(
  tx: Tx,
  companyId: number,
  actorId: string,
  { taxId, archived }: { taxId: string; archived: boolean },
): Promise<void> {
  const rows = await tx.query(setTaxArchived, [companyId, taxId, archived])
  if (rows.length === 0) throw unknownTax(taxId)
  const action = archived ? 'catalog.tax-archived' : 'catalog.tax-unarchived'
  audit(tx, { companyId, actorId, action, subject: `tax:${taxId}` })
}
