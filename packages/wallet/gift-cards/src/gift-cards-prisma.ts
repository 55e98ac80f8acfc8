import { onePerPool } from '@platform/database'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from './generated/client.ts'

/** For reading gift cards; what sells and ends them is SQL on a transaction. */
export const giftCardsPrisma = onePerPool((pool) => new PrismaClient({ adapter: new PrismaPg(pool) }))
