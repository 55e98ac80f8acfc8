import type { Mutant } from '../../mutant.ts'

const decide = 'packages/wallet/ledger/src/decide'

/** Defects in what may be spent, of which credit, and once. */
export const spendingMutants: readonly Mutant[] = [
  {
    name: 'floor-excluded',
    defect: 'the last unit above the floor may not be spent (<= for <)',
    edits: [
      {
        file: `${decide}/limits.ts`,
        search: 'available - requested < wallet.floor',
        replace: 'available - requested <= wallet.floor',
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'largest-excluded',
    defect: 'the largest balance there is counts as too large (>= for >)',
    edits: [
      {
        file: `${decide}/limits.ts`,
        search: 'wallet.balance + requested > largestAmount',
        replace: 'wallet.balance + requested >= largestAmount',
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'frozen-both-forgotten',
    defect: 'a wallet that is frozen in both directions is not frozen',
    edits: [
      {
        file: `${decide}/limits.ts`,
        search: "status === 'frozen' || status ===",
        replace: 'status ===',
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'held-is-available',
    defect: 'what is held may be spent',
    edits: [
      {
        file: `${decide}/movement.ts`,
        search: 'return balance - held\n',
        replace: 'return balance + 0n * held\n',
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'reserved-leaves-the-balance',
    defect: 'setting credit aside counts as spending it',
    edits: [
      {
        file: `${decide}/movement.ts`,
        search: "return part === 'remaining' || part === 'reserved' ? 1n : 0n",
        replace: "return part === 'remaining' ? 1n : 0n",
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'key-of-any-procedure',
    defect: 'a key is not scoped to its procedure',
    edits: [
      {
        file: `${decide}/known.ts`,
        // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text.
        search: 'return `${procedure} ${idempotencyKey}`',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text.
        replace: 'return `${procedure.slice(0, 0)} ${idempotencyKey}`',
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'any-hash-replays',
    defect: 'a key answers for another request than its own',
    edits: [
      {
        file: `${decide}/known.ts`,
        search: 'return known.requestHash.equals(requestHash)',
        replace: 'return known.requestHash.length === requestHash.length',
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'source-twice',
    defect: 'one act is booked twice under two keys',
    edits: [
      {
        file: `${decide}/known.ts`,
        search: 'if (!sameSource) return undefined',
        replace: 'if (!sameSource || state.bySource.size > 0) return undefined',
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'paid-first',
    defect: 'what was paid in is spent before what was given',
    edits: [
      {
        file: `${decide}/spending-order.ts`,
        search: '{ promotional: 0, gift_card: 1, refund: 2, paid: 3 }',
        replace: '{ promotional: 3, gift_card: 2, refund: 1, paid: 0 }',
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'latest-expiry-first',
    defect: 'credit that never expires is spent before credit that does',
    edits: [
      {
        file: `${decide}/spending-order.ts`,
        search: `      a.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY,
      b.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY,`,
        replace: `      b.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY,
      a.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY,`,
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'newest-first',
    defect: 'of lots alike the newest is spent first',
    edits: [
      {
        file: `${decide}/spending-order.ts`,
        search: 'compare(a.version, b.version)',
        replace: 'compare(b.version, a.version)',
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'lots-unsorted',
    defect: 'a lot that comes is put behind the others, wherever it belongs',
    edits: [
      {
        file: `${decide}/spending-order.ts`,
        search: 'lots.splice(place, 0, lot)',
        replace: 'lots.splice(lots.length, place * 0, lot)',
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'overdraft-repaid-last',
    defect: 'a refund fills lots before it lowers the debt its debit made',
    edits: [
      {
        file: `${decide}/give-back.ts`,
        search: 'const belowZero = minAmount(amount, outstanding.overdraft)',
        replace: `const ofLots = outstanding.amount - outstanding.overdraft
  const belowZero = amount - minAmount(amount, ofLots)`,
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'answer-forgotten',
    defect: 'a key used twice in one set has two effects',
    edits: [
      {
        file: `${decide}/decide.ts`,
        search: '  state.byKey.set(keyOf(request), known)\n',
        replace: '',
      },
    ],
    killedBy: ['rules'],
  },
]
