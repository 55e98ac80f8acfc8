import { useLocale, useMessages } from '@platform/ui'
import { messages } from '../messages.ts'

/** Says of a run that is looked at beforehand how many invoices it would leave out as things stand. */
export function useRefusedNote(): (preview: { refused: number }) => string | undefined {
  const t = useMessages(messages)
  const figure = new Intl.NumberFormat(useLocale())
  return ({ refused }) =>
    refused > 0 ? t('apply.refused', { count: refused, figure: figure.format(refused) }) : undefined
}
