import { renderToBuffer } from '@react-pdf/renderer'
import { registerFonts } from './fonts.ts'
import type { Paper } from './paper.ts'
import type { Receipt } from './receipt.ts'
import { Sheet } from './sheet.tsx'
import { Strip } from './strip.tsx'

/** What is to be set: a document on sheets, or a receipt on a strip. */
export type Typesetting = { readonly sheet: Paper } | { readonly strip: Receipt }

registerFonts()

/** The PDF file. It takes this thread some tenths of a second a page. */
export function typeset(work: Typesetting): Promise<Buffer> {
  return renderToBuffer('sheet' in work ? Sheet(work.sheet) : Strip(work.strip))
}
