import type pg from 'pg'
import type { Database } from './connect.ts'

/**
 * Makes a function that answers the same `Made` for the same pool, e.g. one Prisma client a package:
 * `export const accountingPrisma = onePerPool((pool) => new PrismaClient({ adapter: new PrismaPg(pool) }))`.
 */
export function onePerPool<Made extends object>(make: (pool: pg.Pool) => Made): (database: Database) => Made {
  const made = new WeakMap<pg.Pool, Made>()
  return ({ pool }) => {
    let one = made.get(pool)
    if (!one) {
      one = make(pool)
      made.set(pool, one)
    }
    return one
  }
}
