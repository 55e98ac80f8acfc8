import type { Mutant } from '../../mutant.ts'

const decide = 'packages/wallet/ledger/src/decide'

/** Defects in when something ends. */
export const expiringMutants: readonly Mutant[] = [
  {
    name: 'expiry-a-moment-late',
    defect: 'what expires at this very moment is accepted (< for <=)',
    edits: [
      {
        file: `${decide}/limits.ts`,
        search: 'expiresAt <= now',
        replace: 'expiresAt < now',
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'lot-lapses-late',
    defect: 'credit may still be spent at the moment it expires (>= for >)',
    edits: [
      {
        file: `${decide}/expire.ts`,
        search: 'lot.expiresAt > now) break',
        replace: 'lot.expiresAt >= now) break',
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'hold-expires-late',
    defect: 'a hold is still captured at the moment it expires (< for <=)',
    edits: [
      {
        file: `${decide}/expire.ts`,
        search: 'hold && hold.expiresAt <= state.now;',
        replace: 'hold && hold.expiresAt < state.now;',
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'reserved-lapses',
    defect: 'what a hold has set aside lapses with its lot',
    edits: [
      {
        file: `${decide}/expire.ts`,
        search:
          "if (lot.remaining > 0n) uses.push({ lot, amount: lot.remaining, from: 'remaining', to: 'expired' })",
        replace: `if (lot.remaining > 0n) uses.push({ lot, amount: lot.remaining, from: 'remaining', to: 'expired' })
    if (lot.reserved > 0n) uses.push({ lot, amount: lot.reserved, from: 'reserved', to: 'expired' })`,
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'lapse-unsaid',
    defect: 'an answer counts as available what came back expired',
    edits: [
      {
        file: `${decide}/decide.ts`,
        search: 'if (lapsed === 0n) return facts',
        replace: 'if (lapsed >= 0n) return facts',
      },
    ],
    killedBy: ['rules'],
  },
]
