import type { Tx } from '@platform/database'
import { audit, type Plugin, Refusal } from '@platform/plugin-api'
import { switchPlugin } from './statements.ts'

/**
 * Switches an optional plugin off or on for a company, and writes down who did. Saying it twice is as good as once.
 * Refuses what does not run here or cannot be switched.
 */
export async function setPluginSwitch(
  tx: Tx,
  plugins: readonly Plugin[],
  {
    companyId,
    actorId,
    pluginId,
    on,
  }: {
    readonly companyId: number
    readonly actorId: string
    readonly pluginId: string
    readonly on: boolean
  },
): Promise<void> {
  if (!plugins.some(({ id, optional }) => id === pluginId && optional)) throw notSwitchable(pluginId)
  const [changed] = await tx.query(switchPlugin, [companyId, pluginId, on])
  if (!changed) return
  audit(tx, {
    companyId,
    actorId,
    action: on ? 'host.plugin-switched-on' : 'host.plugin-switched-off',
    subject: `plugin:${pluginId}`,
  })
}

function notSwitchable(pluginId: string): Refusal {
  return new Refusal({
    kind: 'missing',
    code: 'not_switchable',
    message: 'This is not a part of the program that can be switched on and off.',
    facts: { plugin: pluginId },
  })
}
