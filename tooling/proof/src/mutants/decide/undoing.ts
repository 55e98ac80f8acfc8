import type { Mutant } from '../../mutant.ts'

const decide = 'packages/wallet/ledger/src/decide'

/** Defects in what is taken back, given back and moved to another wallet. */
export const undoingMutants: readonly Mutant[] = [
  {
    name: 'refund-to-the-wrong-lot',
    defect: 'a refund returns to the lots that were used first',
    edits: [
      {
        file: `${decide}/give-back.ts`,
        search: 'return take([...lots].reverse(), amount',
        replace: 'return take([...lots], amount',
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'reversal-twice',
    defect: 'a transaction is reversed as often as asked',
    edits: [
      {
        file: `${decide}/past.ts`,
        search:
          "return state.reversals.has(id) ? { code: 'already_reversed', transactionId: id } : undefined",
        replace:
          "return state.reversals.has('') ? { code: 'already_reversed', transactionId: id } : undefined",
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'refunds-not-summed',
    defect: 'each refund is held against the whole debit',
    edits: [
      {
        file: `${decide}/past.ts`,
        search: 'const refunded = refunds.reduce((sum, refund) => sum + refund.amount, 0n)',
        replace: 'const refunded = refunds.reduce((sum, refund) => sum + 0n * refund.amount, 0n)',
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'reversed-refund-counts',
    defect: 'a refund that was reversed still uses up what may be refunded',
    edits: [
      {
        file: `${decide}/past.ts`,
        search: '.filter((refund) => !state.reversals.has(refund.id))',
        replace: '',
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'transaction-of-a-stranger',
    defect: "another customer's transaction can be undone",
    edits: [
      {
        file: `${decide}/past.ts`,
        search: 'return transaction?.walletId === wallet.id ? transaction : undefined',
        replace: 'return wallet.id ? transaction : undefined',
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'transfer-undone',
    defect: "a transfer is taken for a payment, and undone on the sender's side alone",
    edits: [
      {
        file: `${decide}/past.ts`,
        search: "kind === 'expiry' || kind === 'transfer'",
        replace: "kind === 'expiry'",
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'promotion-moves-on',
    defect: 'promotional credit is transferred',
    edits: [
      {
        file: `${decide}/transfer.ts`,
        search: "['gift_card', 'refund', 'paid']",
        replace: "['promotional', 'gift_card', 'refund', 'paid']",
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'transfer-into-a-freeze',
    defect: "the receiver's freeze is not looked at",
    edits: [
      {
        file: `${decide}/transfer.ts`,
        search: "refuseFrozen(to, 'in') ?? ",
        replace: '',
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'transfer-loses-expiry',
    defect: 'credit that expires is transferred into credit that does not',
    edits: [
      {
        file: `${decide}/transfer.ts`,
        search: 'newLot(to, { line: index + 1, origin, expiresAt, amount })',
        replace: 'newLot(to, { line: index + 1, origin, expiresAt: expiresAt && null, amount })',
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'take-back-from-others',
    defect: 'a returned payment takes other credit than it brought',
    edits: [
      {
        file: `${decide}/take-back.ts`,
        search: 'uses: spend(credit.made, amount)',
        replace: 'uses: spend(wallet.openLots, amount)',
      },
    ],
    killedBy: ['rules'],
  },
  {
    name: 'undo-what-was-spent',
    defect: 'a credit is undone though a part of it was spent',
    edits: [
      {
        file: `${decide}/take-away.ts`,
        search: 'lot.remaining < gain)',
        replace: 'lot.remaining === 0n && gain > 0n)',
      },
    ],
    killedBy: ['rules'],
  },
]
