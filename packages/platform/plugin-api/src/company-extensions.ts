import type { Tx } from '@platform/database'
import type { ExtensionPoint } from './extension-point.ts'
import { Refusal } from './refusal.ts'

/** What plugins contributed to a point, as one company has it. */
export interface CompanyExtensions<Value> {
  /** Of the plugins that are on, in boot order. */
  readonly on: readonly Value[]
  /** Why what is asked for by id is not to be had here: the company has switched its plugin off. */
  refusalOf(id: string): Refusal | undefined
}

/**
 * What the running plugins contributed to a point, without those that the company has switched off, as of now in the
 * transaction. For whatever a company chooses among; {@link extensionsOf} answers all, for checks and names of the past.
 */
export async function companyExtensions<Value extends { readonly id: string }>(
  tx: Tx,
  point: ExtensionPoint<Value>,
  companyId: number,
): Promise<CompanyExtensions<Value>> {
  const contributions = await tx.scope.contributionsFor(tx, point.id, companyId)
  // The host has checked at boot that each contribution was made through `extend`, which types it.
  const values = contributions.map(({ value, ...contribution }) => ({
    ...contribution,
    value: value as Value,
  }))
  return {
    on: values.filter(({ off }) => !off).map(({ value }) => value),
    refusalOf(id) {
      const found = values.find(({ off, value }) => off && value.id === id)
      return found && pluginOff(found.plugin)
    },
  }
}

/** Whether a plugin runs and the company has not switched it off, as of now in the transaction. */
export async function isPluginOn(tx: Tx, pluginId: string, companyId: number): Promise<boolean> {
  return tx.scope.plugins.includes(pluginId) && !(await tx.scope.pluginsOff(tx, companyId)).has(pluginId)
}

/** The refusal of whatever a plugin does for a company that has switched it off. */
export function pluginOff({ id, name }: { readonly id: string; readonly name: string }): Refusal {
  return new Refusal({
    kind: 'forbidden',
    code: 'plugin_off',
    message: `${name} is switched off for this company. An owner can switch it on again in the settings.`,
    facts: { plugin: id },
  })
}
