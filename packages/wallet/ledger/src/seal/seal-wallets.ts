import { statement, type Tx } from '@platform/database'
import { recordHeads } from '../sql/record-heads.ts'
import { type SealContent, sealDigest, signSeal } from './seal.ts'
import { readSealKey } from './seal-key.ts'

/** A seal that was made. */
export interface Sealed extends SealContent {
  /** How many wallets moved since the seal before. */
  readonly changed: bigint
  /** What the next seal will name. Whoever keeps it elsewhere can tell whether this seal was removed. */
  readonly digest: Buffer
}

interface SealRow {
  number: number
  day: string
  sealed_at: Date
  wallets: bigint
  entries: bigint
  heads: Buffer
  previous: Buffer | null
}

const lastSeal = statement<SealRow>(
  'wallet.last-seal',
  `select number, day, sealed_at, wallets, entries, heads, previous from wallet.seal
    where company_id = $1 order by number desc limit 1`,
)

const insertSeal = statement(
  'wallet.insert-seal',
  `insert into wallet.seal (company_id, number, day, sealed_at, wallets, entries, heads, previous, signature)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
  { retryOn: ['seal_pkey'] },
)

/**
 * Seals how far every wallet of a company has come, and signs it with the key in WALLET_SEAL_KEY. From then on an entry
 * up to there cannot be rewritten unseen, not even with its hashes: see the check `wallet.sealed-heads`.
 * Answers null where the company has a seal of that day already and `again` is not asked for.
 */
export async function sealWallets(
  tx: Tx,
  companyId: number,
  { day, again = false }: { readonly day: string; readonly again?: boolean },
): Promise<Sealed | null> {
  const key = readSealKey()
  const [last] = await tx.query(lastSeal, [companyId])
  if (last && last.day >= day && !again) return null
  const number = (last?.number ?? 0) + 1
  const [recorded] = await tx.query(recordHeads, [companyId, number])
  if (!recorded) throw new Error('counting the heads answers one row')
  const { wallets, entries, changed, heads, sealed_at: sealedAt } = recorded
  const previous = last ? sealDigest(contentOf(companyId, last)) : null
  const content: SealContent = { companyId, number, day, sealedAt, wallets, entries, heads, previous }
  const digest = sealDigest(content)
  const signature = signSeal(digest, key)
  tx.send(insertSeal, [companyId, number, day, sealedAt, wallets, entries, heads, previous, signature])
  return { ...content, changed, digest }
}

/** A stored seal as it was signed. */
export function contentOf(companyId: number, { sealed_at, ...row }: SealRow): SealContent {
  return { companyId, ...row, sealedAt: sealed_at }
}
