import { onePerPool } from '@platform/database'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from './generated/client.ts'

/** For lists of orders and sessions; what sells is SQL on a transaction. */
export const pointOfSalePrisma = onePerPool((pool) => new PrismaClient({ adapter: new PrismaPg(pool) }))
