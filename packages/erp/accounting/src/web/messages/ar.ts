import type { Translation } from '@platform/plugin-api/web'
import { booksAr } from './ar/books.ts'
import { invoicesAr } from './ar/invoices.ts'
import { paymentsAr } from './ar/payments.ts'
import { refusalsAr } from './ar/refusals.ts'
import { reportsAr } from './ar/reports.ts'
import { rolesAr } from './ar/roles.ts'
import type { en } from './en.ts'

export const ar: Translation<typeof en> = {
  ...invoicesAr,
  ...paymentsAr,
  ...booksAr,
  ...reportsAr,
  ...rolesAr,
  ...refusalsAr,
}
