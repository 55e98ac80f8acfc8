import { describe, expect, it } from 'vitest'
import { ada, judge, judgeIn } from '../testing/judge.ts'
import { minutes } from '../testing/moments.ts'
import { credit, debit, refund, reversal, transfer } from '../testing/requests.ts'

const ben = 'ben'
const gift = credit({
  customerId: ada,
  amount: 30n,
  origin: 'promotional',
  expiresAt: minutes(5),
  source: 'gift:1',
})
const topUp = credit({ customerId: ada, amount: 100n, source: 'payment:1' })
const spent = debit({ customerId: ada, amount: 50n, source: 'sale:1' })

describe('credit that expires', () => {
  it('lapses before anything is asked of the wallet, as a transaction of its own', () => {
    const { outcomes, systemPostings } = judgeIn([
      { requests: [gift, topUp] },
      {
        now: minutes(5),
        requests: [debit({ customerId: ada, amount: 101n }), credit({ customerId: ada, amount: 0n })],
      },
    ])
    expect(outcomes[2]).toMatchObject({ rejection: { code: 'insufficient_funds', available: 100n } })
    expect(systemPostings).toHaveLength(1)
    expect(systemPostings[0]).toMatchObject({
      request: { kind: 'expiry', counterpart: 'expiry', accountingDate: '2026-10-01', actorId: null },
      facts: {
        version: 3n,
        amount: -30n,
        balanceAfter: 100n,
        parts: [{ origin: 'promotional', amount: -30n }],
      },
    })
  })

  it('is there to its last moment', () => {
    const { outcomes, systemPostings } = judgeIn([
      { requests: [gift] },
      { now: new Date(minutes(5).getTime() - 1), requests: [debit({ customerId: ada, amount: 30n })] },
    ])
    expect(outcomes[1]).toMatchObject({ status: 'posted' })
    expect(systemPostings).toEqual([])
  })

  it('comes back and lapses at once, and the answer and its replay say so', () => {
    const back = refund({ customerId: ada, refundOf: spent.transactionId, amount: 40n })
    const { outcomes, systemPostings } = judgeIn([
      { requests: [gift, topUp, spent] },
      { now: minutes(6), requests: [back, back] },
    ])
    expect(outcomes[3]).toMatchObject({
      amount: 40n,
      lapsed: 20n,
      balanceAfter: 100n,
      availableAfter: 100n,
      parts: [
        { origin: 'promotional', amount: 20n },
        { origin: 'paid', amount: 20n },
      ],
    })
    expect(outcomes[4]).toEqual({ ...outcomes[3], status: 'replayed' })
    expect(systemPostings.map(({ facts }) => facts.amount)).toEqual([-20n])
  })

  it('that lapsed is no longer there to be undone, and cannot be brought back', () => {
    const undo = reversal({ customerId: ada, reverses: gift.transactionId })
    const first = judgeIn([{ requests: [gift] }, { now: minutes(6), requests: [undo] }])
    const expiry = first.systemPostings[0]?.facts.transactionId ?? ''
    expect(first.outcomes[1]).toMatchObject({
      rejection: { code: 'credit_spent', unspent: 0n, spentOn: [first.systemPostings[0]?.request.source] },
    })
    const ids = { customerId: ada }
    const { outcomes } = judgeIn([
      { requests: [gift] },
      {
        now: minutes(6),
        requests: [
          topUp,
          reversal({ ...ids, reverses: expiry }),
          refund({ ...ids, refundOf: expiry, amount: 1n }),
        ],
      },
    ])
    expect(outcomes.slice(2)).toMatchObject([
      { rejection: { code: 'not_reversible' } },
      { rejection: { code: 'unknown_transaction' } },
    ])
  })
})

describe('a transfer', () => {
  const give = (amount: bigint) => transfer({ customerId: ada, toCustomerId: ben, amount })

  it('keeps origin and expiry of every part, and leaves promotional credit behind', () => {
    const card = credit({ customerId: ada, amount: 30n, origin: 'gift_card', expiresAt: minutes(60) })
    const [, , , moved, tooMuch, spentByBen] = judge([
      gift,
      card,
      topUp,
      give(50n),
      give(81n),
      debit({ customerId: ben, amount: 40n }),
    ])
    expect(moved).toMatchObject({
      customerId: ada,
      amount: -50n,
      balanceAfter: 110n,
      parts: [
        { origin: 'gift_card', amount: -30n },
        { origin: 'paid', amount: -20n },
      ],
      received: {
        customerId: ben,
        amount: 50n,
        balanceAfter: 50n,
        parts: [
          { origin: 'gift_card', amount: 30n },
          { origin: 'paid', amount: 20n },
        ],
      },
    })
    expect(tooMuch).toMatchObject({
      rejection: { code: 'insufficient_eligible', available: 110n, eligible: 80n, requested: 81n },
    })
    expect(spentByBen).toMatchObject({
      parts: [
        { origin: 'gift_card', amount: -30n },
        { origin: 'paid', amount: -10n },
      ],
    })
  })

  it('of credit that expires lets it lapse with its new owner', () => {
    const card = credit({ customerId: ada, amount: 30n, origin: 'gift_card', expiresAt: minutes(60) })
    const { systemPostings } = judgeIn([
      { requests: [card, give(20n)] },
      { now: minutes(60), requests: [debit({ customerId: ben, amount: 1n })] },
    ])
    expect(systemPostings).toMatchObject([{ facts: { customerId: ben, amount: -20n, balanceAfter: 0n } }])
  })

  it('is final: neither of the two undoes it, nor takes it for a payment', () => {
    const sent = give(10n)
    const outcomes = judge([
      topUp,
      sent,
      reversal({ customerId: ada, reverses: sent.transactionId }),
      reversal({ customerId: ben, reverses: sent.transactionId }),
      refund({ customerId: ada, refundOf: sent.transactionId, amount: 1n }),
    ])
    expect(outcomes.slice(2)).toMatchObject([
      { rejection: { code: 'not_reversible' } },
      { rejection: { code: 'unknown_transaction' } },
      { rejection: { code: 'unknown_transaction' } },
    ])
  })
})
