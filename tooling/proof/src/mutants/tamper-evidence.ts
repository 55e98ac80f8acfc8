import type { Mutant } from '../mutant.ts'

const ledger = 'packages/wallet/ledger/src'
const hashes = 'packages/wallet/ledger/migrations/0007_hashes_at_once.sql'

/** Defects in hashes, seals and checks: a ledger that could be altered unseen. Where SQL rebuilds a hash, both sides have them. */
export const tamperEvidenceMutants: readonly Mutant[] = [
  {
    name: 'note-not-hashed',
    defect: 'a field is forgotten in the hash, here and in SQL',
    edits: [
      {
        file: `${ledger}/hash/entry-hash.ts`,
        search: '    .text(request.note)\n',
        replace: '',
      },
      {
        file: hashes,
        search: '           wallet.bytes(transaction.note),\n',
        replace: '',
      },
    ],
    killedBy: ['tampering'],
  },
  {
    name: 'lots-not-hashed',
    defect: 'the lots an entry makes are forgotten in its hash, here and in SQL',
    edits: [
      {
        file: `${ledger}/hash/entry-hash.ts`,
        search: '  writeList(writer, transaction.made, writeLot)\n',
        replace: '',
      },
      {
        file: hashes,
        search: ',\n           int8send(coalesce(lots_made.count, 0))\n',
        replace: '\n',
      },
      {
        file: hashes,
        search: "         || coalesce(lots_made.fields, ''::bytea)\n",
        replace: '',
      },
    ],
    killedBy: ['tampering'],
  },
  {
    name: 'hash-of-one-side',
    defect: 'a field is hashed here and forgotten in SQL',
    edits: [
      {
        file: `${ledger}/hash/entry-hash.ts`,
        search: '    .uuid(transaction.refundOf)\n',
        replace: '    .uuid(transaction.refundOf && transaction.id)\n',
      },
    ],
    killedBy: ['posting'],
  },
  {
    name: 'chain-stands-still',
    defect: 'the entries of one set are all chained to the same hash',
    edits: [
      {
        file: `${ledger}/writing-of.ts`,
        search: '    lastHashes.set(posting.facts.walletId, hash)\n',
        replace: '',
      },
    ],
    killedBy: ['hash'],
  },
  {
    name: 'last-hash-not-kept',
    defect: 'a wallet forgets the hash of its last entry',
    edits: [
      {
        file: `${ledger}/sql/write-postings.ts`,
        search: ', last_hash = moved.last_hash',
        replace: '',
      },
    ],
    killedBy: ['posting'],
  },
  {
    name: 'time-rounded',
    defect: 'the hash has the time in milliseconds, the row in microseconds',
    edits: [
      {
        file: `${ledger}/sql/find-taken.ts`,
        search: 'wallet.micros(clock.moment) as micros',
        replace: "wallet.micros(date_trunc('milliseconds', clock.moment)) as micros",
      },
    ],
    killedBy: ['posting'],
  },
  {
    name: 'null-is-empty',
    defect: 'no note and an empty note have one hash',
    edits: [
      {
        file: `${ledger}/hash/field-writer.ts`,
        search: '    text(content) {\n      if (content === null) return missing()\n',
        replace: "    text(nullable) {\n      const content = nullable ?? ''\n",
      },
    ],
    killedBy: ['hash'],
  },
  {
    name: 'hash-check-blind',
    defect: 'verify compares no hash',
    edits: [
      {
        file: `${ledger}/checks/entries.ts`,
        search: 'case when stored <> computed then',
        replace: 'case when stored <> stored then',
      },
    ],
    killedBy: ['tampering'],
  },
  {
    name: 'last-hash-check-blind',
    defect: 'verify does not see that the last entry was removed with all that named it',
    edits: [
      {
        file: `${ledger}/checks/entries.ts`,
        search: 'case when wallet.last_hash is distinct from\n',
        replace: 'case when wallet.last_hash is null and wallet.last_hash is distinct from\n',
      },
    ],
    killedBy: ['tampering'],
  },
  {
    name: 'seal-stops-short',
    defect: 'a seal ignores the last entry of every wallet',
    edits: [
      {
        file: `${ledger}/sql/record-heads.ts`,
        search: 'select $1, $2, version, id, last_hash from head where changed',
        replace: 'select $1, $2, greatest(version - 1, 0), id, last_hash from head where changed',
      },
    ],
    killedBy: ['seals'],
  },
  {
    name: 'sealed-once-for-all',
    defect: 'a wallet that was sealed is never sealed again',
    edits: [
      {
        file: `${ledger}/sql/record-heads.ts`,
        search: 'sealed.hash is distinct from wallet.last_hash as changed',
        replace: 'sealed.hash is null as changed',
      },
    ],
    killedBy: ['seals'],
  },
  {
    name: 'signature-unchecked',
    defect: 'anybody may sign a seal',
    edits: [
      {
        file: `${ledger}/checks/seals.ts`,
        search: 'if (!isSignedWith(key, sealDigest(seal), seal.signature))',
        replace: 'if (!seal.signature && !isSignedWith(key, sealDigest(seal), seal.signature))',
      },
    ],
    killedBy: ['seals'],
  },
  {
    name: 'control-check-blind',
    defect: 'verify compares the books with themselves',
    edits: [
      {
        file: 'packages/wallet/accounting-bridge/src/checks/control-accounts.ts',
        search: 'books.amount is distinct from wallets.amount',
        replace: 'books.amount is distinct from books.amount',
      },
    ],
    killedBy: ['backdating'],
  },
  {
    name: 'always-as-of-now',
    defect: 'verify at a past day looks at all days',
    edits: [
      {
        file: 'packages/platform/plugin-api/src/sql-check.ts',
        search: "<= coalesce($2::date, 'infinity')",
        replace: "<= greatest($2::date, 'infinity')",
      },
    ],
    killedBy: ['backdating'],
  },
  {
    name: 'day-ignored-by-the-wallets',
    defect: 'verify at a past day looks at the wallets as they are now',
    edits: [
      {
        file: 'packages/wallet/accounting-bridge/src/checks/wallet-accounts.ts',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text.
        search: " and ${upTo('part.accounting_date')}",
        replace: '',
      },
    ],
    killedBy: ['backdating'],
  },
]
