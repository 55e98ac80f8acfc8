import { useMessages } from '@platform/ui'
import { messages } from '../messages.ts'

/** The ages of the aged report, from what is not due to what has been due longest. */
export const ages = ['notDue', 'upTo30', 'upTo60', 'upTo90', 'over90'] as const

export type Age = (typeof ages)[number]

/** Their names, in the reader's language. */
export function useAgeName(): (age: Age) => string {
  const t = useMessages(messages)
  return (age) => t(`aged.${age}`)
}
