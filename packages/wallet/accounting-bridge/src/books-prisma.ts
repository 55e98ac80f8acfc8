import { onePerPool } from '@platform/database'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from './generated/client.ts'

/** For reading what the bridge shows; what moves money is SQL on a transaction. */
export const booksPrisma = onePerPool((pool) => new PrismaClient({ adapter: new PrismaPg(pool) }))
