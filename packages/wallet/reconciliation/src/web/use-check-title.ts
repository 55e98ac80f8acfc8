import { useSayUnchecked } from '@platform/ui'
import { messages } from './messages.ts'

/** The rule of a check in the reader's words; of a plugin that is not known here, as the check itself says it. */
export function useCheckTitle(): (check: { checkId: string; title: string }) => string {
  const sayUnchecked = useSayUnchecked()
  return ({ checkId, title }) => sayUnchecked(messages.namespace, `check.${checkId}`, { defaultValue: title })
}
