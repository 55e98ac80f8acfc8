import type { Mutant } from '../mutant.ts'

const database = 'packages/platform/database/src'
const bridge = 'packages/wallet/accounting-bridge/src'
const pluginApi = 'packages/platform/plugin-api/src'

/** Defects in transactions, batches and books. */
export const surroundingMutants: readonly Mutant[] = [
  {
    name: 'commit-tag-unchecked',
    defect: 'a commit that PostgreSQL answered with ROLLBACK is acknowledged',
    edits: [
      {
        file: `${database}/transaction.ts`,
        search: "if (answer.command !== 'COMMIT') throw",
        replace: 'if (answer.command === undefined) throw',
      },
    ],
    killedBy: ['transaction'],
  },
  {
    name: 'unknown-called-failed',
    defect: 'a connection that is lost at the commit is reported as a failure',
    edits: [
      {
        file: `${database}/transaction.ts`,
        search: "throw new OutcomeUnknown('The connection was lost while committing.', { cause: error })",
        replace: "throw new Error('The connection was lost while committing.', { cause: error })",
      },
    ],
    killedBy: ['transaction'],
  },
  {
    name: 'told-before-the-commit',
    defect: 'what waits for the commit is told before it',
    edits: [
      {
        file: `${database}/transaction.ts`,
        search: '    await commit(tx, () => lost)\n    for (const effect of tx.effects) effect()\n',
        replace: '    for (const effect of tx.effects) effect()\n    await commit(tx, () => lost)\n',
      },
    ],
    killedBy: ['transaction'],
  },
  {
    name: 'never-again',
    defect: 'a race that was lost is not run again',
    edits: [
      {
        file: `${database}/transaction.ts`,
        search: 'if (!isRetryable(error) || attempt >= attempts) throw error',
        replace: 'if (!isRetryable(error) || attempt <= attempts) throw error',
      },
    ],
    killedBy: ['transaction'],
  },
  {
    name: 'lock-order-unchecked',
    defect: 'locks are taken in any order',
    edits: [
      {
        file: `${database}/tx.ts`,
        search: '      order > this.#highestRank,\n',
        replace: '      order >= 0,\n',
      },
    ],
    killedBy: ['transaction'],
  },
  {
    name: 'batch-not-halved',
    defect: 'one poisonous request fails its whole batch',
    edits: [
      {
        file: `${database}/batched.ts`,
        search: 'if (others.length === 0 || error instanceof OutcomeUnknown)',
        replace: 'if (others.length >= 0 || error instanceof OutcomeUnknown)',
      },
    ],
    killedBy: ['batching'],
  },
  {
    name: 'unknown-not-asked-again',
    defect: 'a batch whose commit is unknown is given up',
    edits: [
      {
        file: `${database}/batched.ts`,
        search: 'attempt === resolvingAttempts',
        replace: 'attempt <= resolvingAttempts',
      },
    ],
    killedBy: ['batching', 'simulation'],
  },
  {
    name: 'queue-without-end',
    defect: 'a queue is never full',
    edits: [
      {
        file: `${database}/batched.ts`,
        search: 'if (underWay.size >= options.queueMax) return',
        replace: 'if (underWay.size >= 1_000_000 * options.queueMax) return',
      },
    ],
    killedBy: ['batching'],
  },
  {
    name: 'same-request-twice',
    defect: 'a request that is under way is run once more',
    edits: [
      {
        file: `${database}/batched.ts`,
        search: 'if (same) return same\n',
        replace: '',
      },
    ],
    killedBy: ['batching'],
  },
  {
    name: 'answer-of-another-group',
    defect: "a request gets the answer of another company's with the same key",
    edits: [
      {
        file: `${database}/batched.ts`,
        search: 'JSON.stringify([group, options.identityOf(request)])',
        replace: 'JSON.stringify([options.identityOf(request)])',
      },
    ],
    killedBy: ['batching'],
  },
  {
    name: 'origin-not-booked',
    defect: 'promotional credit is booked as if it had been paid in',
    edits: [
      {
        file: `${bridge}/wallet-items.ts`,
        search: 'const role = accountRoleOf[origin]',
        replace: "const role = accountRoleOf[origin === 'promotional' ? 'paid' : origin]",
      },
    ],
    killedBy: ['books'],
  },
  {
    name: 'allocation-unmatched',
    defect: 'an allocation is booked and not matched with its invoice',
    edits: [
      {
        file: `${bridge}/allocate-to-invoice.ts`,
        search: 'posted.map(({ request, receivable, outcome }) => ({',
        replace: 'posted.slice(posted.length).map(({ request, receivable, outcome }) => ({',
      },
    ],
    killedBy: ['books'],
  },
  {
    name: 'more-than-due',
    defect: 'an invoice is paid beyond what is due on it',
    edits: [
      {
        file: `${bridge}/allocate-to-invoice.ts`,
        search: 'if (amount > invoice.residual)',
        replace: 'if (amount > invoice.total)',
      },
    ],
    killedBy: ['books'],
  },
  {
    name: 'locked-day-charged',
    defect: 'nobody asks whether the books are open on the day of a charge',
    edits: [
      {
        file: `${bridge}/charge.ts`,
        search: 'charges.filter(({ request }) => period.isOpen(request.accountingDate))',
        replace: "charges.filter(({ request }) => period.isOpen('9999-12-31') || request.amount > 0n)",
      },
    ],
    killedBy: ['books'],
  },
  {
    name: 'expiry-unbooked',
    defect: 'credit that expires leaves the wallet and stays in the books',
    edits: [
      {
        file: `${bridge}/post-to-wallets.ts`,
        search:
          '      const { outcomes, systemPostings } = ledger.post(accepted)\n      await bookExpired(tx, company.id, systemPostings)\n',
        replace:
          '      const { outcomes, systemPostings } = ledger.post(accepted)\n      await bookExpired(tx, company.id, systemPostings.slice(systemPostings.length))\n',
      },
    ],
    killedBy: ['books'],
  },
  {
    name: 'lock-date-moved-past-postings',
    defect: 'the lock date is moved while somebody posts before it',
    edits: [
      {
        file: 'packages/erp/accounting/src/journal/sql/lock-period.ts',
        search: "select pg_advisory_xact_lock(hashtext('accounting.period'), $1)",
        replace: "select pg_advisory_xact_lock_shared(hashtext('accounting.period'), $1)",
      },
    ],
    killedBy: ['refusals'],
  },
  {
    name: 'not-rolled-back',
    defect: 'a use case that throws leaves its connection in the middle of a transaction',
    edits: [
      {
        file: `${database}/transaction.ts`,
        search: 'if (!lost) await tx.rollback().catch(onError)',
        replace: 'if (lost) await tx.rollback().catch(onError)',
      },
    ],
    killedBy: ['transaction'],
  },
  {
    name: 'deadlock-not-run-again',
    defect: 'whoever PostgreSQL chose to break a deadlock fails',
    edits: [
      {
        file: `${database}/errors.ts`,
        search: "['40001', '40P01', '55P03']",
        replace: "['40001', '55P03']",
      },
    ],
    killedBy: ['transaction'],
  },
  {
    name: 'batch-without-end',
    defect: 'a batch is as large as what is waiting',
    edits: [
      {
        file: `${database}/batched.ts`,
        search: 'queue.splice(0, options.sizeMax)',
        replace: 'queue.splice(0, queue.length)',
      },
    ],
    killedBy: ['batching'],
  },
  {
    name: 'another-request-under-way',
    defect: 'a key that is under way answers for another request',
    edits: [
      {
        file: `${pluginApi}/batched-in-company.ts`,
        search:
          // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text.
          "identityOf: ({ request }) => `${request.idempotencyKey} ${request.requestHash.toString('hex')}`",
        replace: 'identityOf: ({ request }) => request.idempotencyKey',
      },
    ],
    killedBy: ['books'],
  },
  {
    name: 'undo-leaves-the-matching',
    defect: 'an allocation is undone, and its matching stays',
    edits: [
      {
        file: `${bridge}/undo-allocation.ts`,
        search: 'unmatchItems(tx, companyId, ids, { date })',
        replace: 'unmatchItems(tx, companyId, ids.slice(ids.length), { date })',
      },
    ],
    killedBy: ['books'],
  },
]
