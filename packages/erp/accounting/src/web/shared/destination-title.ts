import { useSayUnchecked } from '@platform/ui'

/**
 * The name of a payment destination in the reader's language. The server says it in English; the plugin whose
 * destination it is translates it under `destination.<id>` of its own messages.
 */
export function useDestinationTitle(): (destination: {
  readonly id: string
  readonly title: string
}) => string {
  const say = useSayUnchecked()
  return ({ id, title }) => {
    const key = `destination.${id}`
    return say('accounting', key, { defaultValue: say(id, key, { defaultValue: title }) })
  }
}
