import type { Mutant } from '../mutant.ts'

const ledger = 'packages/wallet/ledger/src'
const sql = `${ledger}/sql`
const firstMigration = 'packages/wallet/ledger/migrations/0001_ledger.sql'

/** Defects in what is locked, read and written. */
export const storageMutants: readonly Mutant[] = [
  {
    name: 'wallets-locked-unsorted',
    defect: 'wallets are locked in the order in which PostgreSQL happens to find them',
    edits: [
      {
        file: `${sql}/lock-wallets.ts`,
        search: '    order by id\n      for no key update',
        replace: '      for no key update',
      },
    ],
    killedBy: ['posting'],
  },
  {
    name: 'wallets-locked-as-named',
    defect: 'each set locks its wallets in the order in which it names them',
    edits: [
      {
        file: `${sql}/lock-wallets.ts`,
        search: '    order by id\n      for no key update',
        replace: '    order by array_position($2::uuid[], customer_id)\n      for no key update',
      },
    ],
    killedBy: ['races'],
  },
  {
    name: 'wallets-not-locked',
    defect: 'wallets are read without a lock',
    edits: [
      {
        file: `${sql}/lock-wallets.ts`,
        search: '\n      for no key update',
        replace: '',
      },
    ],
    killedBy: ['races'],
  },
  {
    name: 'lots-read-before-the-lock',
    defect: 'what lots have left is read before the wallet is locked',
    edits: [
      {
        file: `${ledger}/load-state.ts`,
        search: '  const nothing: Promise<readonly never[]> = Promise.resolve([])\n',
        replace: `  const nothing: Promise<readonly never[]> = Promise.resolve([])
  const early = spent.size > 0 ? tx.query(...findOpenLots([companyId], firstLotsOf(spent))) : nothing
`,
      },
      {
        file: `${ledger}/load-state.ts`,
        search:
          '    spent.size > 0 ? tx.query(...findOpenLots([companyId], firstLotsOf(spent))) : nothing,\n',
        replace: '    early,\n',
      },
    ],
    killedBy: ['races'],
  },
  {
    name: 'clock-read-before-the-lock',
    defect: 'entries are dated, and keys looked for, before the wallet is locked',
    edits: [
      {
        file: `${ledger}/load-state.ts`,
        search: '  const nothing: Promise<readonly never[]> = Promise.resolve([])\n',
        replace: `  const nothing: Promise<readonly never[]> = Promise.resolve([])
  const early = tx.query(...takenBy(companyId, requests))
`,
      },
      {
        file: `${ledger}/load-state.ts`,
        search: '    tx.query(...takenBy(companyId, requests)),\n',
        replace: '    early,\n',
      },
    ],
    killedBy: ['posting'],
  },
  {
    name: 'clock-of-the-client',
    defect: "what has expired is judged by the server's clock, not the database's",
    edits: [
      {
        file: `${ledger}/load-state.ts`,
        search: '      now: looked.now,\n',
        replace: '      now: new Date(),\n',
      },
    ],
    killedBy: ['posting'],
  },
  {
    name: 'lost-race-for-a-wallet',
    defect: 'whoever loses the race to make a wallet goes on without one',
    edits: [
      {
        file: `${ledger}/load-state.ts`,
        search: 'if (made.length < count) throw',
        replace: 'if (made.length > count) throw',
      },
    ],
    killedBy: ['races'],
  },
  {
    name: 'missing-wallets-unsorted',
    defect: 'missing wallets are made in the order in which they are named',
    edits: [
      {
        file: `${sql}/insert-missing-wallets.ts`,
        search: '    order by wanted.customer_id\n',
        replace: '',
      },
    ],
    killedBy: ['races'],
  },
  {
    name: 'keys-unsorted',
    defect: 'keys are written in the order in which they came',
    edits: [
      {
        file: `${ledger}/writing-of.ts`,
        search: '\n    .toSorted((a, b) => (keyOf(a.request) < keyOf(b.request) ? -1 : 1))',
        replace: '',
      },
    ],
    killedBy: ['races'],
  },
  {
    name: 'lost-race-for-a-key',
    defect: 'whoever loses the race for a key fails, and never finds the answer',
    edits: [
      {
        file: `${sql}/write-postings.ts`,
        search: "['transaction_idempotency_key', ",
        replace: '[',
      },
    ],
    killedBy: ['races'],
  },
  {
    name: 'lost-race-for-a-source',
    defect: 'whoever loses the race for a source fails, and is not told who won',
    edits: [
      {
        file: `${sql}/write-postings.ts`,
        search: "'transaction_source', ",
        replace: '',
      },
    ],
    killedBy: ['races'],
  },
  {
    name: 'version-unchecked',
    defect: 'a wallet is written over, whatever became of it since it was read',
    edits: [
      {
        file: `${sql}/write-postings.ts`,
        search: ' and wallet.version = moved.version_read',
        replace: '',
      },
    ],
    killedBy: ['posting'],
  },
  {
    name: 'wallets-uncounted',
    defect: 'nobody asks whether every wallet was written',
    edits: [
      {
        file: `${sql}/write-postings.ts`,
        search: "wallet.require(count(*) filter (where written.what = 'moved wallet')",
        replace: "wallet.require(true or count(*) filter (where written.what = 'moved wallet')",
      },
    ],
    killedBy: ['posting'],
  },
  {
    name: 'lots-uncounted',
    defect: 'nobody asks whether every lot that was used was written',
    edits: [
      {
        file: `${sql}/write-postings.ts`,
        search: "wallet.require(count(*) filter (where written.what = 'used lot')",
        replace: "wallet.require(true or count(*) filter (where written.what = 'used lot')",
      },
    ],
    killedBy: ['posting'],
  },
  {
    name: 'rows-uncounted',
    defect: 'nobody asks whether every new row was written',
    edits: [
      {
        file: `${sql}/write-postings.ts`,
        search: "wallet.require(count(*) filter (where written.what = 'new row')",
        replace: "wallet.require(true or count(*) filter (where written.what = 'new row')",
      },
    ],
    killedBy: ['posting'],
  },
  {
    name: 'holds-uncounted',
    defect: 'nobody asks whether every hold was written',
    edits: [
      {
        file: `${sql}/write-holds.ts`,
        search: 'select wallet.require((select count(*) from placed_hold)',
        replace: 'select wallet.require(true or (select count(*) from placed_hold)',
      },
    ],
    killedBy: ['posting'],
  },
  {
    name: 'held-lots-unsorted',
    defect: 'a capture spends the lots of its hold in the order in which PostgreSQL answers them',
    edits: [
      {
        file: `${ledger}/decide/hold.ts`,
        search: 'return [...lots].sort(([a], [b]) => bySpendingOrder(a, b))',
        replace: 'return [...lots]',
      },
    ],
    killedBy: ['posting', 'rows'],
  },
  {
    name: 'open-lots-unsorted',
    defect: 'lots are spent in the order in which they were made: neither PostgreSQL nor Node sorts them',
    edits: [
      {
        file: `${sql}/find-open-lots.ts`,
        search: 'order by expires_at, origin, version, line\n',
        replace: 'order by version, line\n',
      },
      {
        file: `${ledger}/state-of.ts`,
        search: 'lot.reserved > 0n).sort(bySpendingOrder)',
        replace: 'lot.reserved > 0n)',
      },
    ],
    killedBy: ['posting', 'rows'],
  },
  {
    name: 'floor-unguarded',
    defect: 'the database would let a wallet go below its floor',
    edits: [
      {
        file: firstMigration,
        search: '  constraint wallet_of_customer unique (company_id, customer_id),\n',
        replace: '  constraint wallet_of_customer unique (company_id, customer_id)\n',
      },
      {
        file: firstMigration,
        search: '  constraint wallet_above_floor check (balance - held >= floor)\n',
        replace: '',
      },
    ],
    killedBy: ['constraints'],
  },
  {
    name: 'reversal-unguarded',
    defect: 'the database would let a transaction be reversed twice',
    edits: [
      {
        file: firstMigration,
        search: 'create unique index transaction_reversed_once',
        replace: 'create index transaction_reversed_once',
      },
    ],
    killedBy: ['constraints'],
  },
  {
    name: 'history-unguarded',
    defect: 'a session that plays a replica may change entries',
    edits: [
      {
        file: firstMigration,
        search: 'alter table wallet.entry enable always trigger entry_is_immutable;\n',
        replace: '',
      },
    ],
    killedBy: ['constraints'],
  },
  {
    name: 'key-of-any-company',
    defect: 'a key is known again in another company',
    edits: [
      {
        file: `${sql}/find-taken.ts`,
        search: 'where company_id = $1 and procedure = wanted.procedure',
        replace: 'where procedure = wanted.procedure',
      },
      {
        file: `${sql}/find-known.ts`,
        search: 'select * from wallet.transaction where company_id = $1 and id = known.id offset 0',
        replace: 'select * from wallet.transaction where id = known.id offset 0',
      },
      {
        file: `${sql}/find-known.ts`,
        search:
          'select * from wallet.entry\n             where company_id = $1 and transaction_id = known.id',
        replace: 'select * from wallet.entry\n             where transaction_id = known.id',
      },
      {
        file: `${sql}/find-known.ts`,
        search:
          'select customer_id, currency from wallet.wallet\n             where company_id = $1 and id = entry.wallet_id',
        replace: 'select customer_id, currency from wallet.wallet\n             where id = entry.wallet_id',
      },
    ],
    killedBy: ['posting'],
  },
  {
    name: 'currency-of-the-last',
    defect: 'a wallet of several currencies named at once gets the last of them',
    edits: [
      {
        file: `${ledger}/create-wallets.ts`,
        search: '    if (!currencies.has(customerId)) currencies.set(customerId, currency)\n',
        replace: '    currencies.set(customerId, currency)\n',
      },
    ],
    killedBy: ['posting'],
  },
  {
    name: 'replay-forgets-the-lapse',
    defect: 'a replay does not tell what lapsed as it came back',
    edits: [
      {
        file: `${sql}/find-known.ts`,
        search: 'lapse.amount as lapsed',
        replace: '0 * lapse.amount as lapsed',
      },
    ],
    killedBy: ['posting'],
  },
  {
    name: 'replay-forgets-holds',
    defect: 'a replay tells as available what was held then',
    edits: [
      {
        file: `${ledger}/known-of.ts`,
        search: 'row.balance_after - row.lapsed - row.held_after',
        replace: 'row.balance_after - row.lapsed',
      },
    ],
    killedBy: ['posting', 'rows'],
  },
  {
    name: 'refund-of-a-reversed-refund',
    defect: 'a refund that was reversed is still subtracted from what may be refunded, where it is read',
    edits: [
      {
        file: `${sql}/find-refundable.ts`,
        search: '\n               and refund.reversed_by is null',
        replace: '',
      },
    ],
    killedBy: ['posting'],
  },
  {
    name: 'reversals-unread',
    defect: 'what was reversed before is not read',
    edits: [
      {
        file: `${sql}/find-past.ts`,
        search: 'select id from wallet.transaction where company_id = $1 and reverses = family.id',
        replace: 'select id from wallet.transaction where false and company_id = $1 and reverses = family.id',
      },
    ],
    killedBy: ['posting', 'races'],
  },
  {
    name: 'lots-of-a-reversal-unread',
    defect: 'a credit is undone without looking at the other lots, which cover what it had repaid',
    edits: [
      {
        file: `${ledger}/covering-lots.ts`,
        search: "['reversal', 'transfer']",
        replace: "['transfer']",
      },
    ],
    killedBy: ['posting', 'rows'],
  },
]
