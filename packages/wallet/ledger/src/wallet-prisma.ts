import { onePerPool } from '@platform/database'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from './generated/client.ts'

/** For lists and pages: the published views of the ledger. What changes the ledger is SQL on a transaction. */
export const walletPrisma = onePerPool((pool) => new PrismaClient({ adapter: new PrismaPg(pool) }))
