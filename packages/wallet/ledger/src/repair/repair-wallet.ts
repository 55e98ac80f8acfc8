import { statement, type Tx } from '@platform/database'
import { Refusal } from '@platform/plugin-api'
import {
  type DerivedLot,
  type DerivedWallet,
  readDerivedLots,
  readDerivedWallet,
} from '../sql/read-derived.ts'

const parts = ['remaining', 'reserved', 'consumed', 'expired'] as const

/** One figure that is not what the immutable rows say. */
export interface WalletRepair {
  /** The lot it is of, by the entry that made it; null for the wallet itself. */
  readonly lot: { readonly version: bigint; readonly line: number } | null
  readonly figure: 'balance' | 'held' | (typeof parts)[number]
  readonly stored: bigint
  readonly derived: bigint
}

/** Why the immutable rows of a wallet cannot be believed, so that nothing may be rebuilt from them. */
export type RepairObstacle = NonNullable<DerivedWallet['obstacle']>

export interface RepairPlan {
  readonly repairs: readonly WalletRepair[]
  readonly obstacle: RepairObstacle | null
}

const lockWallet = statement<{ id: string }>(
  'wallet.lock-wallet-for-repair',
  'select id from wallet.wallet where company_id = $1 and id = $2 for no key update',
)

const repairFigures = statement(
  'wallet.repair-figures',
  'update wallet.wallet set balance = $3, held = $4 where company_id = $1 and id = $2',
)

/** $1 company, $2 wallet, then columns of lots. */
const repairLots = statement(
  'wallet.repair-lots',
  `update wallet.credit_lot lot
      set remaining = right_one.remaining, reserved = right_one.reserved, consumed = right_one.consumed,
          expired = right_one.expired
     from unnest($3::bigint[], $4::smallint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[])
          as right_one (version, line, remaining, reserved, consumed, expired)
    where lot.company_id = $1 and lot.wallet_id = $2 and lot.version = right_one.version and lot.line = right_one.line`,
)

/**
 * What of a wallet is not as its entries and the uses of its lots say, and could be rebuilt from them: its balance, what
 * is held of it, and how its lots divide. Refuses a wallet that is not there.
 */
export async function findRepairs(tx: Tx, companyId: number, walletId: string): Promise<RepairPlan> {
  const { plan } = await readPlan(tx, companyId, walletId)
  return plan
}

/**
 * Rebuilds the figures of a wallet from its immutable rows, under its lock; answers what it changed. Refuses when those
 * rows cannot be believed, and when the repairs are others than those that were agreed to.
 */
export async function repairWallet(
  tx: Tx,
  companyId: number,
  { walletId, agreed }: { readonly walletId: string; readonly agreed: readonly WalletRepair[] },
): Promise<readonly WalletRepair[]> {
  await tx.lock('wallet', lockWallet, [companyId, walletId])
  const { plan, wallet, lots } = await readPlan(tx, companyId, walletId)
  if (plan.obstacle !== null) throw notRepairable(plan.obstacle)
  if (fingerprint(plan.repairs) !== fingerprint(agreed)) throw repairsChanged()
  tx.send(repairFigures, [companyId, walletId, wallet.derived_balance, wallet.derived_held])
  tx.send(repairLots, [
    companyId,
    walletId,
    lots.map(({ version }) => version),
    lots.map(({ line }) => line),
    ...parts.map((part) => lots.map((lot) => lot[`derived_${part}`])),
  ])
  return plan.repairs
}

async function readPlan(tx: Tx, companyId: number, walletId: string) {
  const [[wallet], lots] = await Promise.all([
    tx.query(readDerivedWallet, [companyId, walletId]),
    tx.query(readDerivedLots, [companyId, walletId]),
  ])
  if (!wallet)
    throw new Refusal({ kind: 'missing', code: 'unknown_wallet', message: 'There is no such wallet.' })
  const repairs = [...repairsOfWallet(wallet), ...lots.flatMap(repairsOfLot)]
  return { wallet, lots, plan: { repairs, obstacle: wallet.obstacle } }
}

function repairsOfWallet(wallet: DerivedWallet): WalletRepair[] {
  return (['balance', 'held'] as const)
    .map((figure) => ({
      lot: null,
      figure,
      stored: wallet[figure],
      derived: wallet[`derived_${figure}`],
    }))
    .filter(({ stored, derived }) => stored !== derived)
}

function repairsOfLot(row: DerivedLot): WalletRepair[] {
  const lot = { version: row.version, line: row.line }
  return parts
    .map((figure) => ({ lot, figure, stored: row[figure], derived: row[`derived_${figure}`] }))
    .filter(({ stored, derived }) => stored !== derived)
}

function fingerprint(repairs: readonly WalletRepair[]): string {
  return repairs
    .map(({ lot, figure, stored, derived }) => [lot?.version, lot?.line, figure, stored, derived].join(' '))
    .join('\n')
}

const reasons: Readonly<Record<RepairObstacle, string>> = {
  altered: 'its entries were altered themselves',
  entries_missing: 'entries seem to be missing from it',
  sealed_otherwise: 'its entries are not those that were sealed',
  below_floor: 'it would then be further below zero than it may be',
}

function notRepairable(obstacle: RepairObstacle): Refusal {
  return new Refusal({
    kind: 'conflict',
    code: 'not_repairable',
    message: `This wallet cannot be repaired from its entries: ${reasons[obstacle]}. Restore it from a backup.`,
    facts: { obstacle },
  })
}

function repairsChanged(): Refusal {
  return new Refusal({
    kind: 'conflict',
    code: 'repairs_changed',
    message: 'The wallet has changed since you looked. Look at what would be repaired again.',
  })
}
