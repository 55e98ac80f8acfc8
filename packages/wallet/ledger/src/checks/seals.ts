import { statement, transaction } from '@platform/database'
import {
  type Check,
  type Difference,
  inScope,
  Refusal,
  type Sentence,
  sentence,
  sqlCheck,
  sqlSentence,
} from '@platform/plugin-api'
import { isSignedWith, type SealContent, sealDigest } from '../seal/seal.ts'
import { readSealKey, type SealKey } from '../seal/seal-key.ts'
import { entryOf } from './subjects.ts'

export const sealedHeadsStand = sqlCheck(
  'wallet.sealed-heads',
  'What was sealed is still in the chain of its wallet: nothing up to there was rewritten, hashes and all',
  `select head.company_id, ${entryOf('head')} as subject,
          case when wallet.id is null or (head.version > 0 and entry.hash is null)
                 then case when seal.day is null then ${sqlSentence('was sealed on an unknown day, and is gone')}
                      else ${sqlSentence('was sealed on {{day, day}}, and is gone', { day: 'seal.day' })} end
               when head.hash <> coalesce(entry.hash, wallet.genesis_hash(
                      wallet.company_id, wallet.id, wallet.customer_id, wallet.currency))
                 then case when seal.day is null
                      then ${sqlSentence('was sealed on an unknown day with another hash: it or what came before it was rewritten since')}
                      else ${sqlSentence(
                        'was sealed on {{day, day}} with another hash: it or what came before it was rewritten since',
                        { day: 'seal.day' },
                      )} end
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

const says = {
  seals: '{{seals, figure}} seals',
  keyMissing: 'WALLET_SEAL_KEY is not set, so they cannot be proved',
  keyMalformed: 'WALLET_SEAL_KEY is no key, so they cannot be proved: each must be 32 bytes in base64url',
  seal: 'seal {{number}}',
  gone: 'is gone; what it sealed is still there',
  removed: 'does not follow the one before: a seal was removed',
  signature: 'of {{day, day}}: its signature is not that of a trusted key over what it says',
  previous: 'of {{day, day}}: names another seal than the one before it',
  altered: 'of {{day, day}}: the wallets it sealed were altered',
  counts:
    'of {{day, day}}: says {{wallets, figure}} wallets with {{entries, figure}} entries; its heads say {{headWallets, figure}} and {{headEntries, figure}}',
} as const
type Says = (typeof says)[keyof typeof says]

/** Every seal is signed with a trusted key, names the one before, and says what its heads say. */
export const sealsHold: Check<Says> = {
  id: 'wallet.seals',
  title:
    'The daily seals follow each other, are signed with the key that is kept elsewhere, and say what was sealed',
  sentences: Object.values(says),
  async run({ database, companyId = null }) {
    const seals = await transaction(database, (tx) => tx.query(readSeals, [companyId]))
    if (seals.length === 0) return { checked: 0n, differences: [] }
    const key = findSealKey()
    if (key instanceof Refusal) {
      const subject = sentence(says.seals, { seals: String(seals.length) })
      const finding = sentence(key.code === 'seal_key_missing' ? says.keyMissing : says.keyMalformed)
      return { checked: 0n, differences: [{ subject, finding }] }
    }
    const differences: Difference<Says>[] = []
    let before: JudgedSeal | undefined
    for (const seal of seals) {
      const finding = findingOf(seal, before?.companyId === seal.companyId ? before : undefined, key)
      if (finding !== null) {
        const subject = sentence(says.seal, { number: String(seal.number) })
        differences.push({ companyId: seal.companyId, subject, finding })
      }
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

function findingOf(seal: JudgedSeal, before: JudgedSeal | undefined, key: SealKey): Sentence<Says> | null {
  if (seal.signature === null) return sentence(says.gone)
  if (seal.number !== (before?.number ?? 0) + 1) return sentence(says.removed)
  const { day } = seal
  if (!isSignedWith(key, sealDigest(seal), seal.signature)) return sentence(says.signature, { day })
  const previous = before?.signature ? sealDigest(before) : null
  if (seal.previous === null ? previous !== null : !previous?.equals(seal.previous))
    return sentence(says.previous, { day })
  if (!seal.heads.equals(seal.actualHeads)) return sentence(says.altered, { day })
  if (seal.wallets !== seal.actualWallets || seal.entries !== seal.actualEntries)
    return sentence(says.counts, {
      day,
      wallets: String(seal.wallets),
      entries: String(seal.entries),
      headWallets: String(seal.actualWallets),
      headEntries: String(seal.actualEntries),
    })
  return null
}
