import { onePerPool } from '@platform/database'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from './generated/client.ts'

/** For reading points; what changes them is SQL on a transaction. */
export const loyaltyPrisma = onePerPool((pool) => new PrismaClient({ adapter: new PrismaPg(pool) }))
