import { useLocale, useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import { messages } from './messages.ts'

/** '1,250 points', in the reader's language. Takes digits, as they came over the wire. */
export function PointsText({ points }: { points: string }): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  return t('points.count', { count: Number(points), shown: formatPoints(points, locale) })
}

export function formatPoints(points: string, locale: string): string {
  return new Intl.NumberFormat(locale).format(BigInt(points))
}
