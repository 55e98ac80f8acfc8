import { useSayUnchecked } from '@platform/ui'
import { messages } from './messages.ts'

/**
 * The rule of a check in the reader's words: here, or in the words that the check's own plugin always has; of a plugin that
 * is not known here, as the check itself says it.
 */
export function useCheckTitle(): (check: { checkId: string; title: string }) => string {
  const say = useSayUnchecked()
  return ({ checkId, title }) => {
    const key = `check.${checkId}`
    const [owner = ''] = checkId.split('.')
    return say(messages.namespace, key, { defaultValue: say(owner, key, { defaultValue: title }) })
  }
}
