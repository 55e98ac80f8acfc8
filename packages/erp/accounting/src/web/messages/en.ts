import { booksEn } from './en/books.ts'
import { rolesEn } from './en/roles.ts'
import { shellEn } from './en/shell.ts'

export const en = { ...shellEn, ...booksEn, ...rolesEn } as const
