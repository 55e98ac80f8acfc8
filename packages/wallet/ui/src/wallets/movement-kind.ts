import type { WordsOf } from '@platform/plugin-api/web'
import { type Say, useMessages } from '@platform/ui'
import type { WalletEntry } from '../client.ts'
import { messages } from '../messages.ts'

/** What a movement is, in the words of the screen; a correction says what was corrected. */
export function useMovementKind(): (entry: Pick<WalletEntry, 'kind' | 'document'>) => string {
  const t: Say<WordsOf<typeof messages>> = useMessages(messages)
  return ({ kind, document }) => {
    if (kind === 'reversal' && document?.kind === 'invoice') return t('kind.reversal_invoice')
    if (kind === 'reversal' && document?.kind === 'payment') return t('kind.reversal_payment')
    return t(`kind.${kind}`)
  }
}
