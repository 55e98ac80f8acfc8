import { newId } from '@platform/database'
import { describe, expect, it } from 'vitest'
import type { Outcome, Rejection } from '../outcome.ts'
import { memoryLedger } from '../testing/memory.ts'
import { credit, debit, refund, reversal, takeBack } from '../testing/requests.ts'
import type { TransactionRequest } from '../transaction-request.ts'
import { decide } from './decide.ts'
import type { Wallet } from './state.ts'

const ada = 'ada'
const largest = 2n ** 63n - 1n

/** Judges `requests` in turn against one wallet. */
function judge(requests: readonly TransactionRequest[], wallet: Partial<Wallet> = {}): readonly Outcome[] {
  const state = memoryLedger([{ customerId: ada, ...wallet }, { customerId: 'ben' }])
  return decide(state, requests).outcomes
}

function rejectionOf(outcome: Outcome | undefined): Rejection | undefined {
  return outcome?.status === 'rejected' ? outcome.rejection : undefined
}

const topUp = credit({ customerId: ada, amount: 100n, source: 'payment:1' })
const sale = debit({ customerId: ada, amount: 60n, source: 'sale:1' })
const undo = reversal({ customerId: ada, reverses: sale.transactionId })
const backOf60 = (amount: bigint) => refund({ customerId: ada, refundOf: sale.transactionId, amount })
const undoTopUp = reversal({ customerId: ada, reverses: topUp.transactionId })
const returnTopUp = (atMost: bigint) =>
  takeBack({ customerId: ada, creditTransactionId: topUp.transactionId, atMost })
const stranger = { customerId: 'ben' }

/** Each request last in its row is refused; the wallet is as the requests before it leave it. */
const refusals: [
  name: string,
  requests: TransactionRequest[],
  rejection: Rejection,
  wallet?: Partial<Wallet>,
][] = [
  [
    'a debit past what is available',
    [topUp, debit({ customerId: ada, amount: 101n })],
    { code: 'insufficient_funds', available: 100n, requested: 101n },
  ],
  [
    'a debit of what is held',
    [debit({ customerId: ada, amount: 1n })],
    { code: 'insufficient_funds', available: 0n, requested: 1n },
    { balance: 50n, held: 50n },
  ],
  [
    'a debit past the floor',
    [topUp, debit({ customerId: ada, amount: 131n })],
    { code: 'insufficient_funds', available: 100n, requested: 131n },
    { floor: -30n },
  ],
  [
    'a debit of credit that may not be used for it',
    [
      topUp,
      credit({ customerId: ada, amount: 50n, origin: 'promotional' }),
      debit({ customerId: ada, amount: 101n, origins: ['paid'] }),
    ],
    { code: 'insufficient_eligible', available: 150n, eligible: 100n, requested: 101n },
  ],
  [
    'an overdraft of what only eligible credit may pay',
    [topUp, debit({ customerId: ada, amount: 101n, origins: ['paid'] })],
    { code: 'insufficient_funds', available: 100n, requested: 101n },
    { floor: -30n },
  ],
  [
    'a credit to a wallet frozen for it',
    [topUp],
    { code: 'wallet_frozen', direction: 'in' },
    { status: 'frozen_in' },
  ],
  ['a credit to a frozen wallet', [topUp], { code: 'wallet_frozen', direction: 'in' }, { status: 'frozen' }],
  [
    'a debit of a wallet frozen for it',
    [topUp, sale],
    { code: 'wallet_frozen', direction: 'out' },
    { status: 'frozen_out' },
  ],
  [
    'another currency',
    [credit({ customerId: ada, amount: 1n, currency: 'USD' })],
    { code: 'wrong_currency', walletCurrency: 'EUR', requestCurrency: 'USD' },
  ],
  [
    'a key that was used for another request',
    [topUp, credit({ customerId: ada, amount: 1n, idempotencyKey: topUp.idempotencyKey })],
    { code: 'key_reused', idempotencyKey: topUp.idempotencyKey },
  ],
  [
    'a source that was booked already',
    [topUp, credit({ customerId: ada, amount: 100n, source: topUp.source })],
    { code: 'source_taken', source: topUp.source, transactionId: topUp.transactionId },
  ],
  ['the reversal of nothing', [undo], { code: 'unknown_transaction', transactionId: sale.transactionId }],
  [
    "the reversal of another customer's transaction",
    [topUp, sale, { ...undo, ...stranger }],
    { code: 'unknown_transaction', transactionId: sale.transactionId },
  ],
  [
    'the refund of nothing',
    [topUp, backOf60(1n)],
    { code: 'unknown_transaction', transactionId: sale.transactionId },
  ],
  [
    'the refund of a credit',
    [topUp, refund({ customerId: ada, refundOf: topUp.transactionId, amount: 1n })],
    { code: 'unknown_transaction', transactionId: topUp.transactionId },
  ],
  [
    'taking back a debit',
    [topUp, sale, takeBack({ customerId: ada, creditTransactionId: sale.transactionId, atMost: 1n })],
    { code: 'unknown_transaction', transactionId: sale.transactionId },
  ],
  [
    'a second reversal',
    [topUp, sale, undo, reversal({ customerId: ada, reverses: sale.transactionId })],
    { code: 'already_reversed', transactionId: sale.transactionId },
  ],
  [
    'the refund of what was reversed',
    [topUp, sale, undo, backOf60(1n)],
    { code: 'already_reversed', transactionId: sale.transactionId },
  ],
  [
    'taking back what was reversed',
    [topUp, undoTopUp, returnTopUp(1n)],
    { code: 'already_reversed', transactionId: topUp.transactionId },
  ],
  [
    'the reversal of a reversal',
    [topUp, sale, undo, reversal({ customerId: ada, reverses: undo.transactionId })],
    { code: 'not_reversible', transactionId: undo.transactionId },
  ],
  [
    'the reversal of what was partly refunded',
    [topUp, sale, backOf60(20n), undo],
    { code: 'partly_refunded', refunded: 20n, amount: 60n },
  ],
  [
    'refunds past the original',
    [topUp, sale, backOf60(20n), backOf60(30n), backOf60(11n)],
    { code: 'refund_exceeds', refundable: 10n, requested: 11n },
  ],
  [
    'the reversal of a credit that was spent',
    [topUp, sale, debit({ customerId: ada, amount: 10n, source: 'sale:2' }), undoTopUp],
    { code: 'credit_spent', unspent: 30n, amount: 100n, spentOn: ['sale:2', 'sale:1'] },
  ],
  [
    'taking back credit that is all spent, naming only what did not come back',
    [
      topUp,
      sale,
      debit({ customerId: ada, amount: 40n, source: 'sale:2' }),
      undo,
      debit({ customerId: ada, amount: 60n, source: 'sale:3' }),
      returnTopUp(1n),
    ],
    { code: 'credit_spent', unspent: 0n, amount: 100n, spentOn: ['sale:3', 'sale:2'] },
  ],
  [
    'an amount of zero',
    [credit({ customerId: ada, amount: 0n })],
    { code: 'amount_out_of_range', requested: 0n },
  ],
  [
    'a negative amount',
    [debit({ customerId: ada, amount: -1n })],
    { code: 'amount_out_of_range', requested: -1n },
  ],
  [
    'an amount past int8',
    [credit({ customerId: ada, amount: largest + 1n })],
    { code: 'amount_out_of_range', requested: largest + 1n },
  ],
  [
    'a balance past int8',
    [topUp, credit({ customerId: ada, amount: largest - 99n })],
    { code: 'amount_out_of_range', requested: largest - 99n },
  ],
  [
    'a refund that would bring the balance past int8',
    [topUp, sale, credit({ customerId: ada, amount: largest - 40n }), backOf60(1n)],
    { code: 'amount_out_of_range', requested: 1n },
  ],
]

/** Two refusals apply to the last request; the one named wins. */
const precedence: [
  winner: Rejection['code'],
  over: string,
  requests: TransactionRequest[],
  wallet?: Partial<Wallet>,
][] = [
  [
    'key_reused',
    'a taken source',
    [
      topUp,
      {
        ...credit({ customerId: ada, amount: 1n }),
        idempotencyKey: topUp.idempotencyKey,
        source: topUp.source,
      },
    ],
  ],
  [
    'source_taken',
    'another currency',
    [topUp, credit({ customerId: ada, amount: 1n, source: topUp.source, currency: 'USD' })],
  ],
  ['wrong_currency', 'a bad amount', [credit({ customerId: ada, amount: 0n, currency: 'USD' })]],
  ['wrong_currency', 'an unknown transaction', [{ ...undo, currency: 'USD' }]],
  ['unknown_transaction', 'a bad amount', [backOf60(0n)]],
  ['amount_out_of_range', 'a freeze', [credit({ customerId: ada, amount: 0n })], { status: 'frozen' }],
  ['amount_out_of_range', 'a reversal', [topUp, sale, undo, backOf60(0n)]],
  ['wallet_frozen', 'a shortage', [debit({ customerId: ada, amount: 1n })], { status: 'frozen_out' }],
  [
    'already_reversed',
    'a shortage',
    [topUp, undoTopUp, reversal({ customerId: ada, reverses: topUp.transactionId })],
  ],
  [
    'insufficient_funds',
    'ineligible credit',
    [topUp, debit({ customerId: ada, amount: 101n, origins: ['gift_card'] })],
  ],
]

describe('decide refuses', () => {
  it.each(refusals)('%s', (_, requests, rejection, wallet) => {
    const outcomes = judge(requests, wallet)
    expect(rejectionOf(outcomes.at(-1))).toEqual(rejection)
    const before = wallet?.status === 'frozen_out' ? [] : outcomes.slice(0, -1)
    expect(before.every(({ status }) => status === 'posted')).toBe(true)
  })

  it.each(precedence)('%s before %s', (code, _, requests, wallet) => {
    expect(rejectionOf(judge(requests, wallet).at(-1))?.code).toBe(code)
  })

  it('without spoiling the neighbours, and without using up the key', () => {
    const tooMuch = debit({ customerId: ada, amount: 60n })
    const [refused, added, accepted] = judge([tooMuch, topUp, tooMuch])
    expect(refused?.status).toBe('rejected')
    expect(added?.status).toBe('posted')
    expect(accepted).toMatchObject({ status: 'posted', balanceAfter: 40n })
  })

  it('a frozen wallet in its direction only', () => {
    const state = memoryLedger([{ customerId: ada }])
    decide(state, [topUp, sale])
    const wallet = state.wallets.get(ada)
    if (!wallet) throw new Error('no wallet')
    state.wallets.set(ada, { ...wallet, status: 'frozen_out' })
    const codes = decide(state, [
      undo,
      undoTopUp,
      returnTopUp(1n),
      credit({ customerId: ada, amount: 1n }),
    ]).outcomes.map((outcome) => rejectionOf(outcome)?.code ?? outcome.status)
    expect(codes).toEqual(['posted', 'wallet_frozen', 'wallet_frozen', 'posted'])
  })
})

describe('decide spends', () => {
  const soon = new Date('2030-01-01')
  const late = new Date('2031-01-01')
  const lots = [
    credit({ customerId: ada, amount: 10n, origin: 'paid' }),
    credit({ customerId: ada, amount: 10n, origin: 'refund' }),
    credit({ customerId: ada, amount: 10n, origin: 'gift_card' }),
    credit({ customerId: ada, amount: 10n, origin: 'promotional' }),
    credit({ customerId: ada, amount: 10n, origin: 'paid', expiresAt: late }),
    credit({ customerId: ada, amount: 10n, origin: 'gift_card', expiresAt: soon }),
  ]

  it('soonest expiry first, then promotional, gift card, refund and paid, then oldest', () => {
    const spent = judge([
      ...lots,
      ...Array.from({ length: 6 }, () => debit({ customerId: ada, amount: 10n })),
    ])
      .slice(6)
      .map((outcome) => outcome.status === 'posted' && outcome.parts[0]?.origin)
    expect(spent).toEqual(['gift_card', 'paid', 'promotional', 'gift_card', 'refund', 'paid'])
  })

  it('only what is eligible, where that matters', () => {
    const [outcome] = judge([...lots, debit({ customerId: ada, amount: 15n, origins: ['paid'] })]).slice(-1)
    expect(outcome).toMatchObject({ status: 'posted', parts: [{ origin: 'paid', amount: -15n }] })
  })
})

describe('decide below zero', () => {
  const overdrawn = [
    credit({ customerId: ada, amount: 20n, origin: 'promotional' }),
    debit({ customerId: ada, amount: 50n, source: 'sale:overdrawn' }),
  ] as const
  const floor = { floor: -100n }

  it('books what no lot covers as overdraft', () => {
    expect(judge(overdrawn, floor)[1]).toMatchObject({
      balanceAfter: -30n,
      parts: [
        { origin: 'promotional', amount: -20n },
        { origin: 'overdraft', amount: -30n },
      ],
    })
  })

  it('repays the debt out of the next credit first', () => {
    const [added, spent] = judge([...overdrawn, topUp, debit({ customerId: ada, amount: 70n })], floor).slice(
      -2,
    )
    expect(added).toMatchObject({
      balanceAfter: 70n,
      parts: [
        { origin: 'paid', amount: 70n },
        { origin: 'overdraft', amount: 30n },
      ],
    })
    expect(spent).toMatchObject({ balanceAfter: 0n, parts: [{ origin: 'paid', amount: -70n }] })
  })

  it('gives back the share below zero first: as less debt, or as a refund lot once the debt is repaid', () => {
    const [, sale] = overdrawn
    const backOf = (amount: bigint) => refund({ customerId: ada, refundOf: sale.transactionId, amount })
    expect(judge([...overdrawn, backOf(35n)], floor)[2]).toMatchObject({
      balanceAfter: 5n,
      parts: [
        { origin: 'promotional', amount: 5n },
        { origin: 'overdraft', amount: 30n },
      ],
    })
    expect(judge([...overdrawn, topUp, backOf(35n)], floor)[3]).toMatchObject({
      balanceAfter: 105n,
      parts: [
        { origin: 'promotional', amount: 5n },
        { origin: 'refund', amount: 30n },
      ],
    })
  })

  it('undoes a credit that repaid a debt as if it had never been: the debt is owed again, and later credit covers it', () => {
    expect(judge([...overdrawn, topUp, undoTopUp], floor)[3]).toMatchObject({
      balanceAfter: -30n,
      parts: [
        { origin: 'paid', amount: -70n },
        { origin: 'overdraft', amount: -30n },
      ],
    })
    const later = credit({ customerId: ada, amount: 40n, origin: 'gift_card' })
    expect(judge([...overdrawn, topUp, later, undoTopUp], floor)[4]).toMatchObject({
      balanceAfter: 10n,
      parts: [
        { origin: 'gift_card', amount: -30n },
        { origin: 'paid', amount: -70n },
      ],
    })
  })

  it('repays a later debt out of lots that come back, in spending order', () => {
    const gift = credit({ customerId: ada, amount: 10n, origin: 'gift_card' })
    const paid = credit({ customerId: ada, amount: 10n, origin: 'paid' })
    const both = debit({ customerId: ada, amount: 20n })
    const outcomes = judge(
      [
        gift,
        paid,
        both,
        debit({ customerId: ada, amount: 15n }),
        reversal({ customerId: ada, reverses: both.transactionId }),
      ],
      floor,
    )
    expect(outcomes[4]).toMatchObject({
      balanceAfter: 5n,
      parts: [
        { origin: 'paid', amount: 5n },
        { origin: 'overdraft', amount: 15n },
      ],
    })
  })
})

describe('decide gives back', () => {
  it('into the very lots, last used first, so that their origin and expiry stay', () => {
    const expiring = credit({
      customerId: ada,
      amount: 10n,
      origin: 'promotional',
      expiresAt: new Date('2030-01-01'),
    })
    const outcomes = judge([expiring, topUp, sale, backOf60(55n), debit({ customerId: ada, amount: 10n })])
    expect(outcomes[3]).toMatchObject({
      parts: [
        { origin: 'promotional', amount: 5n },
        { origin: 'paid', amount: 50n },
      ],
    })
    expect(outcomes[4]).toMatchObject({
      parts: [
        { origin: 'promotional', amount: -5n },
        { origin: 'paid', amount: -5n },
      ],
    })
  })

  it('a refund anew after that refund was itself reversed', () => {
    const first = backOf60(60n)
    const outcomes = judge([
      topUp,
      sale,
      first,
      reversal({ customerId: ada, reverses: first.transactionId }),
      backOf60(60n),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(Array(5).fill('posted'))
    expect(outcomes[4]).toMatchObject({ balanceAfter: 100n })
  })

  it('what was taken back by mistake, into the credit it came from', () => {
    const taken = returnTopUp(500n)
    const outcomes = judge([
      topUp,
      sale,
      taken,
      reversal({ customerId: ada, reverses: taken.transactionId }),
      returnTopUp(15n),
    ])
    expect(outcomes[2]).toMatchObject({ amount: -40n, balanceAfter: 0n })
    expect(outcomes[3]).toMatchObject({ amount: 40n, balanceAfter: 40n })
    expect(outcomes[4]).toMatchObject({ amount: -15n, balanceAfter: 25n })
  })
})

describe('a replay', () => {
  it('answers as before, in the same set too, whatever happened since', () => {
    const [first, , again] = judge([topUp, sale, { ...topUp, transactionId: newId() }])
    expect(again).toEqual({ ...first, status: 'replayed' })
  })

  it('belongs to one procedure: another may use the same key', () => {
    const other = credit({
      customerId: ada,
      amount: 5n,
      idempotencyKey: topUp.idempotencyKey,
      procedure: 'other',
    })
    expect(judge([topUp, other])[1]).toMatchObject({ status: 'posted', balanceAfter: 105n })
  })
})
