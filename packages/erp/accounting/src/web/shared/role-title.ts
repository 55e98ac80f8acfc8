import { useSayUnchecked } from '@platform/ui'

/**
 * What an account or journal is used for, in the reader's language. The server says it in English; the plugin that asks
 * for the role translates it under `accountRole.<id>` or `journalRole.<id>` of its own messages.
 */
export function useRoleTitle(): (kind: 'accountRole' | 'journalRole', role: string, title: string) => string {
  const say = useSayUnchecked()
  return (kind, role, title) => {
    const plugin = role.split('.')[0] ?? ''
    const key = `${kind}.${role}`
    return say('accounting', key, { defaultValue: say(plugin, key, { defaultValue: title }) })
  }
}
