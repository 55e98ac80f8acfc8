import { isCurrency, largestAmount } from '@platform/money'
import { z } from 'zod'

/** An id from outside, in the lower case that PostgreSQL answers ids in. */
export const idInput = z.uuid().toLowerCase()

/** Made by the client when a form opens, so that a double click or a resend counts once. */
export const idempotencyKeyInput = z.uuid().toLowerCase()

/** A calendar day, 'YYYY-MM-DD', between 1900 and 2199. */
export const dateInput = z.iso
  .date()
  .refine((day) => day >= '1900-01-01' && day <= '2199-12-31', { message: 'a day between 1900 and 2199' })

/** A positive amount in minor units as a decimal string; refuses signs, fractions, zero and what int8 cannot hold. */
export const amountInput = z
  .string()
  .regex(/^\d{1,19}$/, { message: 'whole minor units, as digits' })
  .transform(BigInt)
  .refine((amount) => amount > 0n, { message: 'more than zero' })
  .refine((amount) => amount <= largestAmount, { message: 'too large' })

/** A positive amount with its currency. */
export const moneyInput = z.object({
  amount: amountInput,
  currency: z.string().refine(isCurrency, { message: 'an ISO 4217 currency' }),
})

/** Which page of a list: from 1, at most 500 rows. */
export const pageInput = z.object({
  page: z.int().min(1).max(1_000_000).default(1),
  pageSize: z.int().min(1).max(500).default(50),
})

/**
 * What every list is asked with: words to search for, the page, and the column it is sorted by, '-' in front for the
 * last first. Lists with filters `.extend` it.
 */
export function listInput<const Column extends string>(
  columns: readonly [Column, ...Column[]],
  sort: Column | `-${Column}`,
) {
  const directions = columns.flatMap((column) => [column, `-${column}`] as const)
  return pageInput.extend({
    search: z.string().trim().max(200).optional(),
    sort: z
      .enum(directions)
      .optional()
      .transform((asked) => asked ?? sort),
  })
}

/**
 * The words of a search, each written so that Prisma's `contains` finds it as it stands: the database would take `%` and
 * `_` for anything at all.
 */
export function searchedWords(search = ''): string[] {
  return search
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => word.replaceAll(/[\\%_]/g, String.raw`\$&`))
}

/** The page and order of a list as Prisma takes them; rows that sort alike follow by id, so no row is on two pages. */
export function pageOf<Sort extends string>({
  page,
  pageSize,
  sort,
}: {
  page: number
  pageSize: number
  sort: Sort
}) {
  const column = (sort.startsWith('-') ? sort.slice(1) : sort) as Sort extends `-${infer Name}` ? Name : Sort
  const direction = sort.startsWith('-') ? ('desc' as const) : ('asc' as const)
  return { skip: (page - 1) * pageSize, take: pageSize, column, direction }
}
