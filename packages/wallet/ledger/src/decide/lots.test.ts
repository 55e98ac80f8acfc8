import { newId } from '@platform/database'
import { describe, expect, it } from 'vitest'
import { ada, judge } from '../testing/judge.ts'
import { credit, debit, refund, reversal, takeBack } from '../testing/requests.ts'

const topUp = credit({ customerId: ada, amount: 100n, source: 'payment:1' })
const sale = debit({ customerId: ada, amount: 60n, source: 'sale:1' })
const backOf60 = (amount: bigint) => refund({ customerId: ada, refundOf: sale.transactionId, amount })
const undoTopUp = reversal({ customerId: ada, reverses: topUp.transactionId })
const returnTopUp = (atMost: bigint) =>
  takeBack({ customerId: ada, creditTransactionId: topUp.transactionId, atMost })

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

  it('of lots alike the oldest', () => {
    const [old, young] = [1, 2].map(() => credit({ customerId: ada, amount: 10n }))
    const undo = (one: typeof old) => reversal({ customerId: ada, reverses: one?.transactionId ?? '' })
    const requests = [old, young].flatMap((one) => one ?? [])
    const outcomes = judge([...requests, debit({ customerId: ada, amount: 10n }), undo(old), undo(young)])
    expect(outcomes.slice(3)).toMatchObject([
      { rejection: { code: 'credit_spent' } },
      { status: 'posted', amount: -10n },
    ])
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

describe('decide gives and takes back', () => {
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

  it('nothing of other credit when a payment is returned', () => {
    const gift = credit({ customerId: ada, amount: 50n, origin: 'promotional' })
    expect(judge([gift, topUp, returnTopUp(500n)])[2]).toMatchObject({
      amount: -100n,
      balanceAfter: 50n,
      parts: [{ origin: 'paid', amount: -100n }],
    })
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
