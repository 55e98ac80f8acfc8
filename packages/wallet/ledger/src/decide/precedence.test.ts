import { newId } from '@platform/database'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../outcome.ts'
import { everyCode } from '../testing/every-code.ts'
import { memoryLedger } from '../testing/memory.ts'
import {
  ada,
  ben,
  expiresAtOnce,
  frozen,
  gone,
  largest,
  noAmount,
  type Obstacle,
  overflowing,
  placed,
  type Rule,
  rule,
  sale,
  short,
  topUp,
  undone,
} from '../testing/obstacles.ts'
import { capture, credit, debit, refund, release, reversal, takeBack, transfer } from '../testing/requests.ts'
import type { TransactionRequest } from '../transaction-request.ts'
import { decide } from './decide.ts'

const rules: readonly Rule[] = [
  rule('a credit', () => ({ before: [], request: topUp() }), [
    noAmount,
    expiresAtOnce,
    frozen('in'),
    overflowing,
  ]),
  rule('a debit', () => ({ before: [topUp()], request: debit({ customerId: ada, amount: 60n }) }), [
    noAmount,
    frozen('out'),
    short,
    {
      name: 'credit that is not eligible',
      code: 'insufficient_eligible',
      raise: (scene) => {
        scene.request = { ...scene.request, origins: ['gift_card'] }
      },
    },
  ]),
  rule('taking back a credit', () => {
    const taken = topUp()
    const creditTransactionId = taken.transactionId
    return { before: [taken], request: takeBack({ customerId: ada, creditTransactionId, atMost: 10n }) }
  }, [
    {
      name: 'an unknown transaction',
      code: 'unknown_transaction',
      raise: (scene) => {
        scene.request = { ...scene.request, creditTransactionId: newId() }
      },
    },
    {
      name: 'no amount',
      code: 'amount_out_of_range',
      raise: (scene) => {
        scene.request = { ...scene.request, atMost: 0n }
      },
    },
    undone,
    frozen('out'),
    {
      name: 'credit that was spent',
      code: 'credit_spent',
      without: ['a reversal'],
      raise: (scene) => scene.before.push(debit({ customerId: ada, amount: 100n })),
    },
  ]),
  rule('a refund', () => {
    const sold = sale()
    return {
      before: [topUp(), sold],
      request: refund({ customerId: ada, refundOf: sold.transactionId, amount: 10n }),
    }
  }, [
    {
      name: 'an unknown transaction',
      code: 'unknown_transaction',
      raise: (scene) => {
        scene.request = { ...scene.request, refundOf: newId() }
      },
    },
    noAmount,
    undone,
    frozen('in'),
    {
      name: 'refunds past the original',
      code: 'refund_exceeds',
      without: ['a reversal', 'an unknown transaction'],
      raise: (scene) =>
        scene.before.push(refund({ customerId: ada, refundOf: scene.request.refundOf, amount: 60n })),
    },
    overflowing,
  ]),
  rule('the reversal of a debit', () => {
    const sold = sale()
    return {
      before: [topUp(), sold],
      request: reversal({ customerId: ada, reverses: sold.transactionId }),
    }
  }, [
    {
      name: 'an unknown transaction',
      code: 'unknown_transaction',
      raise: (scene) => {
        scene.request = { ...scene.request, reverses: newId() }
      },
    },
    {
      name: 'a reversal to be reversed',
      code: 'not_reversible',
      without: ['an unknown transaction'],
      raise: (scene) => {
        const undo = reversal({ customerId: ada, reverses: scene.request.reverses })
        scene.before.push(undo)
        scene.request = { ...scene.request, reverses: undo.transactionId }
      },
    },
    { ...undone, without: ['a reversal to be reversed'] },
    {
      name: 'a refund',
      code: 'partly_refunded',
      without: ['an unknown transaction', 'a reversal to be reversed', 'a reversal'],
      raise: (scene) =>
        scene.before.push(refund({ customerId: ada, refundOf: scene.request.reverses, amount: 10n })),
    },
    frozen('in'),
    overflowing,
  ]),
  rule('the reversal of a credit', () => {
    const added = topUp()
    return { before: [added], request: reversal({ customerId: ada, reverses: added.transactionId }) }
  }, [
    undone,
    frozen('out'),
    {
      name: 'credit that was spent',
      code: 'credit_spent',
      without: ['a reversal'],
      raise: (scene) => scene.before.push(debit({ customerId: ada, amount: 60n })),
    },
    short,
  ]),
  rule('a hold', () => ({ before: [topUp()], request: placed() }), [
    noAmount,
    expiresAtOnce,
    frozen('out'),
    short,
  ]),
  rule('a capture', () => {
    const held = placed()
    return {
      before: [topUp(), held],
      request: capture({ customerId: ada, holdId: held.transactionId, amount: 10n }),
    }
  }, [
    {
      name: 'an unknown hold',
      code: 'unknown_hold',
      raise: (scene) => {
        scene.request = { ...scene.request, holdId: newId() }
      },
    },
    noAmount,
    ...gone,
    {
      name: 'captures past the hold',
      code: 'capture_exceeds',
      without: ['an unknown hold'],
      raise: (scene) =>
        scene.before.push(capture({ customerId: ada, holdId: scene.request.holdId, amount: 55n })),
    },
  ]),
  rule('a release', () => {
    const held = placed()
    return { before: [topUp(), held], request: release({ customerId: ada, holdId: held.transactionId }) }
  }, [
    {
      name: 'an unknown hold',
      code: 'unknown_hold',
      raise: (scene) => {
        scene.request = { ...scene.request, holdId: newId() }
      },
    },
    ...gone,
    {
      name: 'a hold that was captured whole',
      code: 'hold_captured',
      without: ['an unknown hold', 'a hold that has expired', 'a hold that was released'],
      raise: (scene) =>
        scene.before.push(capture({ customerId: ada, holdId: scene.request.holdId, amount: 60n })),
    },
  ]),
  rule(
    'a transfer',
    () => ({ before: [topUp()], request: transfer({ customerId: ada, toCustomerId: ben, amount: 60n }) }),
    [
      {
        name: 'oneself',
        code: 'transfer_to_self',
        raise: (scene) => {
          scene.request = { ...scene.request, toCustomerId: ada }
        },
      },
      {
        name: 'a receiver in another currency',
        code: 'wrong_currency',
        raise: (scene) => {
          scene.ben = { ...scene.ben, currency: 'USD' }
        },
      },
      noAmount,
      frozen('out'),
      {
        name: 'a freeze of the receiver',
        code: 'wallet_frozen',
        raise: (scene) => {
          scene.ben = { ...scene.ben, status: 'frozen_in' }
        },
      },
      {
        name: 'a balance of the receiver past int8',
        code: 'amount_out_of_range',
        raise: (scene) => {
          scene.ben = { ...scene.ben, balance: largest }
        },
      },
      short,
      {
        name: 'promotional credit',
        code: 'insufficient_eligible',
        raise: (scene) =>
          scene.before.splice(0, 1, credit({ customerId: ada, amount: 100n, origin: 'promotional' })),
      },
    ],
  ),
]

/** What is answered when these stand in the way together. Later ones are raised first: they happened earlier. */
function answerTo(rule: Rule, ...obstacles: readonly Obstacle<TransactionRequest>[]): Outcome | undefined {
  const scene = rule.scene()
  for (const { raise } of obstacles.toReversed()) raise(scene)
  const state = memoryLedger([{ customerId: ada }, { customerId: ben }])
  const before = decide(state, scene.before).outcomes
  expect(before.map(({ status }) => status)).toEqual(scene.before.map(() => 'posted'))
  for (const [customerId, changes] of [
    [ada, scene.ada],
    [ben, scene.ben],
  ] as const) {
    const wallet = state.wallets.get(customerId)
    if (wallet) state.wallets.set(customerId, { ...wallet, ...changes })
  }
  state.now = scene.now
  return decide(state, [scene.request]).outcomes[0]
}

const pairs = rules.flatMap((rule) =>
  rule.obstacles.flatMap((second, place) =>
    rule.obstacles
      .slice(0, place)
      .filter(({ name }) => !second.without?.includes(name))
      .map((first) => ({ rule, first, second, what: rule.name, winner: first.name, loser: second.name })),
  ),
)

describe('where one refusal applies', () => {
  const single = rules.flatMap((rule) =>
    rule.obstacles.map((obstacle) => ({ rule, obstacle, what: rule.name, name: obstacle.name })),
  )

  it.each(rules)('$name is accepted without one', (rule) => {
    expect(answerTo(rule)).toMatchObject({ status: 'posted' })
  })

  it.each(single)('$what: $name', ({ rule, obstacle }) => {
    expect(answerTo(rule, obstacle)).toMatchObject({
      status: 'rejected',
      rejection: { code: obstacle.code },
    })
  })

  it('every code is among them, and every move', () => {
    const codes = new Set(single.map(({ obstacle }) => obstacle.code))
    expect([...codes].sort()).toEqual(everyCode)
    const moves: Record<TransactionRequest['move'], true> = {
      credit: true,
      debit: true,
      take_back: true,
      reversal: true,
      refund: true,
      hold: true,
      capture: true,
      release: true,
      transfer: true,
    }
    const judged = new Set(rules.map((rule) => rule.scene().request.move))
    expect([...judged].sort()).toEqual(Object.keys(moves).sort())
  })
})

describe('where two refusals apply, the first is answered', () => {
  it.each(pairs)('$what: $winner before $loser', ({ rule, first, second }) => {
    expect(answerTo(rule, first, second)).toMatchObject({
      status: 'rejected',
      rejection: { code: first.code },
    })
  })
})
