import type pg from 'pg'
import type { Database } from './connect.ts'

/**
 * Makes a function that answers the same `Made` for the same pool, e.g. one Prisma client a package:
 * `export const accountingPrisma = onePerPool((pool) => new PrismaClient({ adapter: new PrismaPg(pool) }))`.
 */
export function onePerPool<Made extends object>(make: (pool: pg.Pool) => Made): (database: Database) => Made {
  return onePerDatabase(({ pool }) => make(pool))
}

/** The same for what needs the whole database, e.g. the queue in front of an operation that makes transactions. */
export function onePerDatabase<Made extends object>(
  make: (database: Database) => Made,
): (database: Database) => Made {
  const made = new WeakMap<pg.Pool, Made>()
  return (database) => {
    let one = made.get(database.pool)
    if (!one) {
      one = make(database)
      made.set(database.pool, one)
    }
    return one
  }
}
