import { type Database, transaction } from '@platform/database'
import { audit, idInput, type Session } from '@platform/plugin-api'
import { findRepairs, repairWallet, type WalletRepair } from '@wallet/ledger'
import { z } from 'zod'

const figureInput = z
  .string()
  .regex(/^-?\d{1,19}$/, { message: 'whole minor units, as digits' })
  .transform(BigInt)

/** The repairs that somebody saw and agreed to. */
export const repairInput = z.object({
  walletId: idInput,
  repairs: z
    .array(
      z.object({
        lot: z.object({ version: figureInput, line: z.int() }).nullable(),
        figure: z.enum(['balance', 'held', 'remaining', 'reserved', 'consumed', 'expired']),
        stored: figureInput,
        derived: figureInput,
      }),
    )
    .max(10_000),
})

/** What could be rebuilt of a wallet, before anything is. */
export async function getRepairs(database: Database, companyId: number, walletId: string) {
  const { repairs, obstacle } = await transaction(database, (tx) => findRepairs(tx, companyId, walletId))
  return { repairs: repairs.map(repairWire), obstacle }
}

/** Rebuilds the figures of a wallet from its entries, and writes down who did. Answers what was changed. */
export function repair(
  database: Database,
  { company, user }: Pick<Session, 'company' | 'user'>,
  { walletId, repairs: agreed }: z.infer<typeof repairInput>,
) {
  return transaction(database, async (tx) => {
    const repairs = (await repairWallet(tx, company.id, { walletId, agreed })).map(repairWire)
    if (repairs.length === 0) return { repairs }
    audit(tx, {
      companyId: company.id,
      actorId: user.id,
      action: 'wallet-reconciliation.wallet-repaired',
      subject: `wallet:${walletId}`,
      details: { repairs },
    })
    return { repairs }
  })
}

function repairWire({ lot, figure, stored, derived }: WalletRepair) {
  return {
    lot: lot && { version: lot.version.toString(), line: lot.line },
    figure,
    stored: stored.toString(),
    derived: derived.toString(),
  }
}
