import { loadWords, useMessages } from '@platform/ui'
import { messages } from './messages.ts'

// Pages of other plugins are made of this, too: its words travel with it.
void loadWords(messages)

const known = ['owner', 'accountant', 'cashier', 'auditor', 'customer'] as const

/** The word for a role; a role this page does not know is called by its id. */
export function useRoleName(): (role: string) => string {
  const t = useMessages(messages)
  return (role) => {
    const id = known.find((name) => name === role)
    return id === undefined ? role : t(`role.${id}`)
  }
}
