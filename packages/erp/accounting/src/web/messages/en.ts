import { booksEn } from './en/books.ts'
import { invoicesEn } from './en/invoices.ts'
import { paymentsEn } from './en/payments.ts'
import { permissions } from './en/permissions.ts'
import { reportsEn } from './en/reports.ts'
import { rolesEn } from './en/roles.ts'

export const en = {
  ...invoicesEn,
  ...paymentsEn,
  ...booksEn,
  ...reportsEn,
  ...rolesEn,
  ...permissions,
} as const
