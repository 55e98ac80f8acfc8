import type { Mutant } from '../../mutant.ts'

const decide = 'packages/wallet/ledger/src/decide'

/** Defects in what is reserved, captured and released. */
export const holdingMutants: readonly Mutant[] = [
  {
    name: 'hold-beyond-available',
    defect: 'a hold may set aside what another hold has',
    edits: [
      {
        file: `${decide}/hold.ts`,
        search: 'const available = availableOf(wallet)',
        replace: 'const available = availableOf(wallet) + wallet.held',
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'hold-of-a-stranger',
    defect: "another customer's hold is found",
    edits: [
      {
        file: `${decide}/hold.ts`,
        search: 'return found?.walletId === wallet.id ? found',
        replace: 'return found && wallet.id ? found',
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'release-twice',
    defect: 'a hold that was released is released, or captured, again',
    edits: [
      {
        file: `${decide}/hold.ts`,
        search: "return state === 'released' ? { code: 'hold_released', holdId: id } : undefined",
        replace: 'return undefined',
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'capture-unbounded',
    defect: 'captures in parts are not bounded by what is left of the hold',
    edits: [
      {
        file: `${decide}/capture.ts`,
        search: 'if (amount > left) return',
        replace: 'if (amount > hold.amount) return',
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'capture-of-what-remains',
    defect: 'a capture spends what is available instead of what was set aside',
    edits: [
      {
        file: `${decide}/capture.ts`,
        search: "uses: take(lotsOf(hold), amount, { from: 'reserved', to: 'consumed' })",
        replace: "uses: take(lotsOf(hold), amount, { from: 'remaining', to: 'consumed' })",
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'release-repays-nothing',
    defect: 'what a hold gives back does not repay what was overdrawn meanwhile',
    edits: [
      {
        file: `${decide}/release.ts`,
        search: 'uses: [...freed, ...repay(freed, debtOf(wallet))],',
        replace: 'uses: [...freed, ...repay(freed, 0n * debtOf(wallet))],',
      },
    ],
    killedBy: ['rules'],
  },
]
