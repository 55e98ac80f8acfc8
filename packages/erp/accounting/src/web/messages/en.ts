import { booksEn } from './en/books.ts'
import { invoicesEn } from './en/invoices.ts'
import { paymentsEn } from './en/payments.ts'
import { reportsEn } from './en/reports.ts'
import { rolesEn } from './en/roles.ts'
import { shellEn } from './en/shell.ts'

export const en = { ...shellEn, ...invoicesEn, ...paymentsEn, ...booksEn, ...reportsEn, ...rolesEn } as const
