export type {
  Paper,
  PaperColumn,
  PaperFact,
  PaperLanguage,
  PaperParty,
  PaperTable,
  PaperTotal,
} from './paper.ts'
export { paperLocale } from './paper-locale.ts'
export type { Receipt, ReceiptLine } from './receipt.ts'
export { renderPaper, renderReceipt } from './render.ts'
