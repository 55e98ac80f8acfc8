import { describe, expect, it } from 'vitest'
import type { Outcome, Rejection } from '../outcome.ts'
import { everyCode } from '../testing/every-code.ts'
import { ada, judge } from '../testing/judge.ts'
import { memoryLedger, testNow } from '../testing/memory.ts'
import {
  capture,
  credit,
  debit,
  hold,
  refund,
  release,
  reversal,
  takeBack,
  transfer,
} from '../testing/requests.ts'
import type { TransactionRequest } from '../transaction-request.ts'
import { decide } from './decide.ts'
import type { Wallet } from './state.ts'

const largest = 2n ** 63n - 1n

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
const held = hold({ customerId: ada, amount: 60n, source: 'order:1' })
const captureOf = (amount: bigint) => capture({ customerId: ada, holdId: held.transactionId, amount })
const releaseIt = () => release({ customerId: ada, holdId: held.transactionId })
const give = (amount: bigint) => transfer({ customerId: ada, toCustomerId: 'ben', amount })

/** Each request last in its row is refused, at the moment given; the wallet is as the requests before it leave it. */
const refusals: [
  name: string,
  requests: TransactionRequest[],
  rejection: Rejection,
  wallet?: Partial<Wallet>,
  now?: Date,
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
  [
    'a credit that would expire before it is there',
    [credit({ customerId: ada, amount: 1n, expiresAt: testNow })],
    { code: 'expired_already', expiresAt: testNow },
  ],
  [
    'a hold that would expire before it is there',
    [topUp, hold({ customerId: ada, amount: 1n, expiresAt: testNow })],
    { code: 'expired_already', expiresAt: testNow },
  ],
  [
    'a hold of more than is available',
    [topUp, held, hold({ customerId: ada, amount: 41n })],
    { code: 'insufficient_funds', available: 40n, requested: 41n },
  ],
  [
    'a hold on a wallet frozen for what goes out',
    [hold({ customerId: ada, amount: 1n })],
    { code: 'wallet_frozen', direction: 'out' },
    { status: 'frozen_out', balance: 100n },
  ],
  ['the capture of nothing', [topUp, captureOf(1n)], { code: 'unknown_hold', holdId: held.transactionId }],
  [
    "the capture of another customer's hold",
    [topUp, held, { ...captureOf(1n), ...stranger }],
    { code: 'unknown_hold', holdId: held.transactionId },
  ],
  ['the release of nothing', [topUp, releaseIt()], { code: 'unknown_hold', holdId: held.transactionId }],
  [
    'captures past their hold',
    [topUp, held, captureOf(50n), captureOf(11n)],
    { code: 'capture_exceeds', left: 10n, requested: 11n },
  ],
  [
    'the capture of nothing of a hold',
    [topUp, held, captureOf(0n)],
    { code: 'amount_out_of_range', requested: 0n },
  ],
  [
    'the capture of what was released',
    [topUp, held, releaseIt(), captureOf(1n)],
    { code: 'hold_released', holdId: held.transactionId },
  ],
  [
    'the capture of what has expired',
    [topUp, held, captureOf(10n), captureOf(50n)],
    { code: 'hold_expired', holdId: held.transactionId, expiredAt: held.expiresAt },
    {},
    held.expiresAt,
  ],
  [
    'the release of what has expired',
    [topUp, held, releaseIt()],
    { code: 'hold_expired', holdId: held.transactionId, expiredAt: held.expiresAt },
    {},
    held.expiresAt,
  ],
  [
    'the release of what was released',
    [topUp, held, releaseIt(), { ...releaseIt(), source: 'release:again' }],
    { code: 'hold_released', holdId: held.transactionId },
  ],
  [
    'the release of what was captured',
    [topUp, held, captureOf(60n), releaseIt()],
    { code: 'hold_captured', holdId: held.transactionId },
  ],
  [
    'the reversal of a hold',
    [topUp, held, reversal({ customerId: ada, reverses: held.transactionId })],
    { code: 'not_reversible', transactionId: held.transactionId },
  ],
  [
    'the refund of a hold',
    [topUp, held, refund({ customerId: ada, refundOf: held.transactionId, amount: 1n })],
    { code: 'unknown_transaction', transactionId: held.transactionId },
  ],
  [
    'a transfer to oneself',
    [topUp, transfer({ customerId: ada, toCustomerId: ada, amount: 1n })],
    { code: 'transfer_to_self' },
  ],
  [
    'a transfer past what is available, overdraft or not',
    [topUp, give(101n)],
    { code: 'insufficient_funds', available: 100n, requested: 101n },
    { floor: -30n },
  ],
  [
    'a transfer of promotional credit',
    [credit({ customerId: ada, amount: 50n, origin: 'promotional' }), give(1n)],
    { code: 'insufficient_eligible', available: 50n, eligible: 0n, requested: 1n },
  ],
  [
    'a transfer out of a frozen wallet',
    [give(1n)],
    { code: 'wallet_frozen', direction: 'out' },
    { status: 'frozen_out' },
  ],
  [
    'a transfer into a frozen wallet',
    [transfer({ customerId: 'ben', toCustomerId: ada, amount: 1n })],
    { code: 'wallet_frozen', direction: 'in' },
    { status: 'frozen_in' },
  ],
]

describe('decide refuses', () => {
  it.each(refusals)('%s', (_, requests, rejection, wallet, now) => {
    const outcomes = judge(requests, wallet, now)
    expect(rejectionOf(outcomes.at(-1))).toEqual(rejection)
    const before = wallet?.status === 'frozen_out' ? [] : outcomes.slice(0, -1)
    expect(before.every(({ status }) => status === 'posted')).toBe(true)
  })

  it('for every reason there is', () => {
    const codes = new Set(refusals.map(([, , { code }]) => code))
    expect([...codes].sort()).toEqual(everyCode)
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
