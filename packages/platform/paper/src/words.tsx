import { Text } from '@react-pdf/renderer'
import type { ComponentProps, ReactElement } from 'react'
import type { PaperLanguage } from './paper.ts'

export type Style = Exclude<NonNullable<ComponentProps<typeof Text>['style']>, readonly unknown[]>

/** Of whatever has no size of its own, in points. A line is as high as its own size says, so each says it. */
const baseSize = 9

/** Which way a language runs, for boxes in a row and for the words in them. */
export function directionOf(language: PaperLanguage) {
  const isRightToLeft = language === 'ar'
  return {
    row: isRightToLeft ? ('row-reverse' as const) : ('row' as const),
    direction: isRightToLeft ? ('rtl' as const) : ('ltr' as const),
    start: isRightToLeft ? ('right' as const) : ('left' as const),
    end: isRightToLeft ? ('left' as const) : ('right' as const),
  }
}

/** Words, running the way of the paper's language. */
export function Words({
  language,
  align = 'start',
  style,
  children,
}: {
  language: PaperLanguage
  align?: 'start' | 'end' | 'center'
  style?: Style
  children: string
}): ReactElement {
  const { direction, start, end } = directionOf(language)
  const textAlign = align === 'center' ? 'center' : align === 'start' ? start : end
  // Not on the page: what is worked out page by page would inherit it, and is left out then.
  return (
    <Text style={{ direction, textAlign, fontSize: baseSize, lineHeight: 1.4, ...style }}>
      {inOwnOrder(children)}
    </Text>
  )
}

const rightToLeftLetter = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

/** A name in the other script keeps its marks on its own side: 'VAT 20 %' on an Arabic paper is not '% VAT 20'. */
function inOwnOrder(text: string): string {
  const [letter] = /\p{L}/u.exec(text) ?? []
  if (letter === undefined) return text
  const mark = rightToLeftLetter.test(letter) ? '\u200f' : '\u200e'
  return `${mark}${text}${mark}`
}
