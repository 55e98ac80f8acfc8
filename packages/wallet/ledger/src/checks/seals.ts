import { statement, transaction } from '@platform/database'
import { type Check, type Difference, inScope, Refusal, sqlCheck } from '@platform/plugin-api'
import { isSignedWith, type SealContent, sealDigest } from '../seal/seal.ts'
import { readSealKey, type SealKey } from '../seal/seal-key.ts'

export const sealedHeadsStand = sqlCheck(
  'wallet.sealed-heads',
  'What was sealed is still in the chain of its wallet: nothing up to there was rewritten, hashes and all',
  `select head.company_id, format('wallet %s version %s', head.wallet_id, head.version) as subject,
          case when wallet.id is null or (head.version > 0 and entry.hash is null)
                 then format('was sealed on %s, and is gone', coalesce(seal.day::text, 'an unknown day'))
               when head.hash <> coalesce(entry.hash, wallet.genesis_hash(
                      wallet.company_id, wallet.id, wallet.customer_id, wallet.currency))
                 then format('was sealed on %s with another hash: it or what came before it was rewritten since',
                             coalesce(seal.day::text, 'an unknown day'))
          end as finding
     from wallet.seal_head head
     left join wallet.seal on seal.company_id = head.company_id and seal.number = head.number
     left join wallet.wallet on wallet.company_id = head.company_id and wallet.id = head.wallet_id
     left join wallet.entry
       on entry.company_id = head.company_id and entry.wallet_id = head.wallet_id and entry.version = head.version
    where ${inScope('head')}`,
)

interface JudgedSeal extends SealContent {
  readonly signature: Buffer | null
  readonly actualHeads: Buffer
  readonly actualWallets: bigint
  readonly actualEntries: bigint
}

/** $1 company or null. Each seal beside what its heads, and those of the seals before it, come to. */
const readSeals = statement<JudgedSeal>(
  'wallet.read-seals',
  `with head as (
     select head.*, lag(version) over (partition by company_id, wallet_id order by number) as version_before
       from wallet.seal_head head
      where ${inScope('head')}
   ), summed as (
     select company_id, number, count(*) filter (where version_before is null) as wallets,
            sum(version - coalesce(version_before, 0)) as entries,
            sha256(string_agg(wallet.field(wallet_id) || wallet.field(version) || wallet.field(hash), ''::bytea
                              order by wallet_id)) as heads
       from head
      group by company_id, number
   ), seal as (
     select * from wallet.seal where ${inScope('seal')}
   )
   select company_id as "companyId", number, seal.day, seal.sealed_at as "sealedAt", seal.wallets, seal.entries,
          seal.heads, seal.previous, seal.signature,
          coalesce(summed.heads, sha256(''::bytea)) as "actualHeads",
          (sum(coalesce(summed.wallets, 0)) over so_far)::bigint as "actualWallets",
          (sum(coalesce(summed.entries, 0)) over so_far)::bigint as "actualEntries"
     from seal full join summed using (company_id, number)
   window so_far as (partition by company_id order by number)
    order by company_id, number`,
)

/** Every seal is signed with a trusted key, names the one before, and says what its heads say. */
export const sealsHold: Check = {
  id: 'wallet.seals',
  title:
    'The daily seals follow each other, are signed with the key that is kept elsewhere, and say what was sealed',
  async run({ database, companyId = null }) {
    const seals = await transaction(database, (tx) => tx.query(readSeals, [companyId]))
    if (seals.length === 0) return { checked: 0n, differences: [] }
    const key = findSealKey()
    if (key instanceof Refusal)
      return { checked: 0n, differences: [{ subject: `${seals.length} seals`, finding: key.message }] }
    const differences: Difference[] = []
    let before: JudgedSeal | undefined
    for (const seal of seals) {
      const finding = findingOf(seal, before?.companyId === seal.companyId ? before : undefined, key)
      if (finding !== null)
        differences.push({ companyId: seal.companyId, subject: `seal ${seal.number}`, finding })
      before = seal
    }
    return { checked: BigInt(seals.length), differences: differences.slice(0, 1000) }
  },
}

function findSealKey(): SealKey | Refusal {
  try {
    return readSealKey()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

function findingOf(seal: JudgedSeal, before: JudgedSeal | undefined, key: SealKey): string | null {
  if (seal.signature === null) return 'is gone; what it sealed is still there'
  if (seal.number !== (before?.number ?? 0) + 1) return 'does not follow the one before: a seal was removed'
  if (!isSignedWith(key, sealDigest(seal), seal.signature))
    return `of ${seal.day}: its signature is not that of a trusted key over what it says`
  const previous = before?.signature ? sealDigest(before) : null
  if (seal.previous === null ? previous !== null : !previous?.equals(seal.previous))
    return `of ${seal.day}: names another seal than the one before it`
  if (!seal.heads.equals(seal.actualHeads)) return `of ${seal.day}: the wallets it sealed were altered`
  if (seal.wallets !== seal.actualWallets || seal.entries !== seal.actualEntries)
    return `of ${seal.day}: says ${seal.wallets} wallets with ${seal.entries} entries; its heads say ${seal.actualWallets} and ${seal.actualEntries}`
  return null
}
