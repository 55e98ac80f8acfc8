import { onePerPool } from '@platform/database'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from './generated/client.ts'

/** For reading the books and documents; what changes them is SQL on a transaction. */
export const accountingPrisma = onePerPool((pool) => new PrismaClient({ adapter: new PrismaPg(pool) }))
