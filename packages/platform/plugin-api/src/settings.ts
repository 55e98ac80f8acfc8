import type { Tx } from '@platform/database'
import type { z } from 'zod'

/** What a company can set for a plugin. The schema gives every field a default, so an untouched company works. */
export interface Settings<Schema extends z.ZodType = z.ZodType> {
  readonly pluginId: string
  readonly schema: Schema
}

export function defineSettings<Schema extends z.ZodType>(pluginId: string, schema: Schema): Settings<Schema> {
  return { pluginId, schema }
}

/** The settings of a company, read in the transaction. */
export async function settingsOf<Schema extends z.ZodType>(
  tx: Tx,
  settings: Settings<Schema>,
  companyId: number,
): Promise<z.infer<Schema>> {
  return settings.schema.parse((await tx.scope.settings(tx, settings.pluginId, companyId)) ?? {})
}
