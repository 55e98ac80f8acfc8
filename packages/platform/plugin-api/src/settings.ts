import type { Tx } from '@platform/database'
import { z } from 'zod'
import { audit } from './audit.ts'

/** What a company can set for a plugin. The schema gives every field a default, so an untouched company works. */
export interface Settings<Schema extends z.ZodType = z.ZodType> {
  readonly pluginId: string
  readonly schema: Schema
}

export function defineSettings<Schema extends z.ZodType>(pluginId: string, schema: Schema): Settings<Schema> {
  return { pluginId, schema }
}

/**
 * What a request that changes some settings sends: every field may be left out, and what is left out stays as it is.
 * Not the schema's own `.partial()`, which would put the default in its place.
 */
export function changesInput<Shape extends z.ZodRawShape>({
  schema,
}: Settings<z.ZodObject<Shape>>): z.ZodType<Partial<z.output<z.ZodObject<Shape>>>> {
  const fields = Object.entries<z.core.$ZodType>(schema.shape).map(([name, field]) => [
    name,
    z.optional(field instanceof z.ZodDefault ? field.unwrap() : field),
  ])
  return z.object(Object.fromEntries(fields)) as unknown as z.ZodType<Partial<z.output<z.ZodObject<Shape>>>>
}

/** The settings of a company, read in the transaction. */
export async function settingsOf<Schema extends z.ZodType>(
  tx: Tx,
  settings: Settings<Schema>,
  companyId: number,
): Promise<z.infer<Schema>> {
  return settings.schema.parse((await tx.scope.settings(tx, settings.pluginId, companyId)) ?? {})
}

/**
 * Changes some settings of a company, and writes down who did. Answers them whole.
 * Throws a ZodError naming the fields that do not fit.
 */
export async function changeSettings<Schema extends z.ZodType>(
  tx: Tx,
  settings: Settings<Schema>,
  {
    companyId,
    actorId,
    changes,
  }: { companyId: number; actorId: string | null; changes: Partial<z.input<Schema>> },
): Promise<z.infer<Schema>> {
  const stored = (await tx.scope.settings(tx, settings.pluginId, companyId)) ?? {}
  const before = settings.schema.parse(stored)
  const after = settings.schema.parse({ ...stored, ...changes })
  // Only what was changed is stored: what was left alone keeps following its default.
  tx.scope.saveSettings(tx, settings.pluginId, companyId, changes)
  audit(tx, {
    companyId,
    actorId,
    action: `${settings.pluginId}.settings-changed`,
    subject: `company:${companyId}`,
    details: { before, after },
  })
  return after
}
