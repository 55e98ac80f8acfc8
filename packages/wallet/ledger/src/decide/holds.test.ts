import { describe, expect, it } from 'vitest'
import type { Outcome } from '../outcome.ts'
import { ada, judge, judgeIn } from '../testing/judge.ts'
import { memoryLedger } from '../testing/memory.ts'
import { minutes } from '../testing/moments.ts'
import { capture, credit, debit, hold, refund, release, reversal, takeBack } from '../testing/requests.ts'
import { decide } from './decide.ts'

const topUp = credit({ customerId: ada, amount: 100n, source: 'payment:1' })
const held60 = hold({ customerId: ada, amount: 60n, source: 'order:1', expiresAt: minutes(10) })
const captureOf = (amount: bigint) => capture({ customerId: ada, holdId: held60.transactionId, amount })
const releaseIt = () => release({ customerId: ada, holdId: held60.transactionId })

const last = (outcomes: readonly Outcome[]) => outcomes.at(-1)
const figures = (outcome: Outcome | undefined) =>
  outcome?.status === 'posted' ? [outcome.balanceAfter, outcome.availableAfter] : outcome

describe('a hold', () => {
  it('sets credit aside: the balance stays, and what is available is less', () => {
    const [, placed, refused] = judge([topUp, held60, debit({ customerId: ada, amount: 41n })])
    expect(placed).toMatchObject({
      amount: 0n,
      heldChange: 60n,
      balanceAfter: 100n,
      availableAfter: 40n,
      parts: [],
    })
    expect(refused).toMatchObject({ rejection: { code: 'insufficient_funds', available: 40n } })
  })

  it('is captured in parts, and the rest released', () => {
    const outcomes = judge([topUp, held60, captureOf(10n), captureOf(20n), releaseIt()])
    expect(outcomes.slice(2)).toMatchObject([
      { amount: -10n, heldChange: -10n, balanceAfter: 90n, availableAfter: 40n },
      { amount: -20n, heldChange: -20n, balanceAfter: 70n, availableAfter: 40n },
      { amount: 0n, heldChange: -30n, balanceAfter: 70n, availableAfter: 70n },
    ])
  })

  it('keeps its lots, whatever is spent and comes in meanwhile', () => {
    const gift = credit({ customerId: ada, amount: 60n, origin: 'gift_card' })
    const later = credit({ customerId: ada, amount: 60n, origin: 'promotional' })
    const outcomes = judge([
      topUp,
      gift,
      held60,
      later,
      debit({ customerId: ada, amount: 160n }),
      captureOf(60n),
    ])
    expect(last(outcomes)).toMatchObject({
      balanceAfter: 0n,
      parts: [{ origin: 'gift_card', amount: -60n }],
    })
  })

  it('is of what is there, never of an overdraft', () => {
    const outcome = last(judge([topUp, hold({ customerId: ada, amount: 101n })], { floor: -500n }))
    expect(outcome).toMatchObject({ rejection: { code: 'insufficient_funds', available: 100n } })
  })

  it('was promised: it is captured in a wallet that was frozen or overdrawn since', () => {
    const state = memoryLedger([{ customerId: ada, floor: -100n }])
    decide(state, [topUp, held60, debit({ customerId: ada, amount: 140n })])
    const wallet = state.wallets.get(ada)
    if (!wallet) throw new Error('no wallet')
    state.wallets.set(ada, { ...wallet, status: 'frozen' })
    expect(last(decide(state, [captureOf(60n)]).outcomes)).toMatchObject({
      balanceAfter: -100n,
      availableAfter: -100n,
      parts: [{ origin: 'paid', amount: -60n }],
    })
  })

  it('stays set aside while the rest of the wallet is overdrawn, and repays that when it is released', () => {
    const outcomes = judge([topUp, held60, debit({ customerId: ada, amount: 140n }), releaseIt()], {
      floor: -100n,
    })
    expect(outcomes[2]).toMatchObject({
      balanceAfter: -40n,
      availableAfter: -100n,
      parts: [
        { origin: 'paid', amount: -40n },
        { origin: 'overdraft', amount: -100n },
      ],
    })
    expect(last(outcomes)).toMatchObject({
      amount: 0n,
      balanceAfter: -40n,
      availableAfter: -40n,
      parts: [
        { origin: 'paid', amount: -60n },
        { origin: 'overdraft', amount: 60n },
      ],
    })
  })

  it('gives what is refunded of a capture back to the wallet, into the very lots', () => {
    const captured = captureOf(60n)
    const outcomes = judge([
      topUp,
      held60,
      captured,
      refund({ customerId: ada, refundOf: captured.transactionId, amount: 25n }),
      refund({ customerId: ada, refundOf: captured.transactionId, amount: 36n }),
    ])
    expect(outcomes[3]).toMatchObject({ availableAfter: 65n, parts: [{ origin: 'paid', amount: 25n }] })
    expect(outcomes[4]).toMatchObject({ rejection: { code: 'refund_exceeds', refundable: 35n } })
    const undone = reversal({ customerId: ada, reverses: captured.transactionId })
    expect(figures(last(judge([topUp, held60, captured, undone])))).toEqual([100n, 100n])
  })

  it('stands in the way of undoing the credit it is of, and is named', () => {
    const outcome = last(judge([topUp, held60, reversal({ customerId: ada, reverses: topUp.transactionId })]))
    expect(outcome).toMatchObject({ rejection: { code: 'credit_spent', unspent: 40n, spentOn: ['order:1'] } })
    const taken = takeBack({ customerId: ada, creditTransactionId: topUp.transactionId, atMost: 100n })
    expect(last(judge([topUp, held60, taken]))).toMatchObject({ amount: -40n, availableAfter: 0n })
  })

  it('expires by the clock of the database: until then it is captured, from then on it is available again', () => {
    const before = judgeIn([{ requests: [topUp, held60] }, { now: minutes(9.9), requests: [captureOf(60n)] }])
    expect(last(before.outcomes)).toMatchObject({ status: 'posted' })
    const after = judgeIn([
      { requests: [topUp, held60, captureOf(20n)] },
      { now: minutes(10), requests: [debit({ customerId: ada, amount: 80n }), captureOf(1n), releaseIt()] },
    ])
    expect(after.outcomes.slice(3)).toMatchObject([
      { status: 'posted', balanceAfter: 0n },
      { rejection: { code: 'hold_expired', expiredAt: minutes(10) } },
      { rejection: { code: 'hold_expired' } },
    ])
    expect(after.systemPostings).toMatchObject([
      {
        request: { kind: 'release', source: `hold-expiry:${held60.transactionId}`, actorId: null },
        facts: { amount: 0n, heldChange: -40n, availableAfter: 80n },
      },
    ])
  })

  it('lets reserved lots lapse only when it gives them back', () => {
    const expiring = credit({
      customerId: ada,
      amount: 60n,
      origin: 'promotional',
      expiresAt: minutes(5),
    })
    const captured = judgeIn([
      { requests: [expiring, held60] },
      { now: minutes(6), requests: [captureOf(50n), releaseIt()] },
    ])
    expect(captured.outcomes.slice(2)).toMatchObject([
      { status: 'posted', amount: -50n, lapsed: 0n },
      { status: 'posted', heldChange: -10n, lapsed: 10n, balanceAfter: 0n, availableAfter: 0n },
    ])
    expect(captured.systemPostings).toMatchObject([{ facts: { amount: -10n } }])
  })
})
