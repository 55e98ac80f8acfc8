import type { Mutant } from '../mutant.ts'

const decide = 'packages/wallet/ledger/src/decide'

/** Defects in what is decided. */
export const decideMutants: readonly Mutant[] = [
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
