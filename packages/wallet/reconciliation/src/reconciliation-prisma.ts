import { onePerPool } from '@platform/database'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from './generated/client.ts'

/** For the lists of runs and discrepancies; what a run writes is SQL on a transaction. */
export const reconciliationPrisma = onePerPool((pool) => new PrismaClient({ adapter: new PrismaPg(pool) }))
