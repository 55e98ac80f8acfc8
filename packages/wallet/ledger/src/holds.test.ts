import { newId } from '@platform/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Outcome } from './outcome.ts'
import { differencesIn, type TestLedger, testLedger } from './testing/ledger.ts'
import { minutes } from './testing/moments.ts'
import { capture, credit, debit, hold, refund, release, transfer } from './testing/requests.ts'

let ledger: TestLedger

beforeAll(async () => {
  ledger = await testLedger({ poolSize: 8 })
  await ledger.setClock(minutes(0))
})
afterAll(async () => {
  await ledger.setClock(minutes(100))
  expect(await differencesIn(ledger.database)).toEqual([])
  await ledger.close()
})

const codes = (outcomes: readonly Outcome[]) =>
  outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.rejection.code : outcome.status)).sort()

async function walletWithHold(amount: bigint) {
  const customerId = newId()
  const placed = hold({ customerId, amount, expiresAt: minutes(10) })
  await ledger.post(credit({ customerId, amount: 100n }), placed)
  return { customerId, holdId: placed.transactionId }
}

describe('holds on PostgreSQL', () => {
  it('are captured, released and refunded by other transactions than placed them', async () => {
    const { customerId, holdId } = await walletWithHold(60n)
    const captured = capture({ customerId, holdId, amount: 35n })
    expect(await ledger.post(captured)).toMatchObject([{ balanceAfter: 65n, availableAfter: 40n }])
    expect(await ledger.post(release({ customerId, holdId }))).toMatchObject([
      { balanceAfter: 65n, availableAfter: 65n, heldChange: -25n },
    ])
    const back = refund({ customerId, refundOf: captured.transactionId, amount: 35n })
    expect(await ledger.post(back)).toMatchObject([{ balanceAfter: 100n }])
    const again = [capture({ customerId, holdId, amount: 1n }), release({ customerId, holdId })]
    expect(await ledger.post(...again)).toMatchObject([
      { rejection: { code: 'hold_released' } },
      { rejection: { code: 'hold_released' } },
    ])
  })

  it('are captured in the order in which lots are spent, also by another transaction', async () => {
    const customerId = newId()
    const held = hold({ customerId, amount: 90n })
    await ledger.post(
      ...(['paid', 'refund', 'promotional'] as const).map((origin) =>
        credit({ customerId, amount: 30n, origin }),
      ),
      held,
    )
    const captures = [20n, 20n, 50n].map((amount) =>
      capture({ customerId, holdId: held.transactionId, amount }),
    )
    const parts: unknown[] = []
    for (const request of captures)
      for (const outcome of await ledger.post(request))
        parts.push(outcome.status === 'posted' && outcome.parts.map(({ origin }) => origin))
    expect(parts).toEqual([['promotional'], ['promotional', 'refund'], ['refund', 'paid']])
  })

  it('count in what a replay tells as available', async () => {
    const { customerId } = await walletWithHold(60n)
    const sale = debit({ customerId, amount: 10n })
    const [first] = await ledger.post(sale)
    expect(first).toMatchObject({ status: 'posted', balanceAfter: 90n, availableAfter: 30n })
    expect(await ledger.post(sale)).toEqual([{ ...first, status: 'replayed' }])
  })

  it('never give two rivals more than they have', async () => {
    const { customerId, holdId } = await walletWithHold(60n)
    const rivals = Array.from({ length: 8 }, () => ledger.post(capture({ customerId, holdId, amount: 25n })))
    expect(codes((await Promise.all(rivals)).flat())).toEqual([
      ...Array(6).fill('capture_exceeds'),
      'posted',
      'posted',
    ])
  })

  it('are captured or released, whoever comes first, and never both', async () => {
    for (let round = 0; round < 10; round++) {
      const { customerId, holdId } = await walletWithHold(60n)
      const [captured, released] = await Promise.all([
        ledger.post(capture({ customerId, holdId, amount: 60n })),
        ledger.post(release({ customerId, holdId })),
      ])
      expect([
        ['hold_captured', 'posted'],
        ['hold_released', 'posted'],
      ]).toContainEqual(codes([...captured, ...released]))
    }
  })

  it('protect what they set aside from rivals who spend', async () => {
    const { customerId, holdId } = await walletWithHold(60n)
    const spenders = Array.from({ length: 6 }, () => ledger.post(debit({ customerId, amount: 15n })))
    const [captured] = await ledger.post(capture({ customerId, holdId, amount: 60n }))
    expect(captured?.status).toBe('posted')
    expect(codes((await Promise.all(spenders)).flat())).toEqual([
      ...Array(4).fill('insufficient_funds'),
      'posted',
      'posted',
    ])
  })

  it('are given up once when they expire, by whoever touches their wallet first', async () => {
    const { customerId, holdId } = await walletWithHold(60n)
    await ledger.setClock(minutes(11))
    const rivals = await Promise.all([
      ledger.postWhole(debit({ customerId, amount: 100n })),
      ledger.postWhole(capture({ customerId, holdId, amount: 60n })),
      ledger.postExpired(customerId).then((systemPostings) => ({ outcomes: [], systemPostings })),
    ])
    expect(codes(rivals.flatMap(({ outcomes }) => outcomes))).toEqual(['hold_expired', 'posted'])
    expect(rivals.flatMap(({ systemPostings }) => systemPostings)).toHaveLength(1)
    await ledger.setClock(minutes(0))
  })
})

describe('credit that expires on PostgreSQL', () => {
  it('lapses when its wallet is touched, also by a credit, and a replay tells what lapsed as it came back', async () => {
    const customerId = newId()
    const sale = debit({ customerId, amount: 30n })
    const gift = credit({ customerId, amount: 50n, origin: 'promotional', expiresAt: minutes(5) })
    await ledger.post(gift, sale)
    await ledger.setClock(minutes(6))
    const { systemPostings } = await ledger.postWhole(credit({ customerId, amount: 10n }))
    expect(systemPostings).toMatchObject([{ facts: { amount: -20n, balanceAfter: 0n } }])
    const back = refund({ customerId, refundOf: sale.transactionId, amount: 30n })
    const [first] = await ledger.post(back)
    expect(first).toMatchObject({ amount: 30n, lapsed: 30n, balanceAfter: 10n, availableAfter: 10n })
    await ledger.setClock(minutes(7))
    expect(await ledger.post(back)).toEqual([{ ...first, status: 'replayed' }])
    await ledger.setClock(minutes(0))
  })
})

describe('transfers on PostgreSQL', () => {
  it('in a ring, at once, move every unit once and block nobody', async () => {
    const customers = Array.from({ length: 4 }, newId)
    await ledger.post(...customers.map((customerId) => credit({ customerId, amount: 500n })))
    const rounds = Array.from({ length: 40 }, (_, round) => {
      const from = customers[round % 4] ?? ''
      const to = customers[(round + 1 + (round % 3)) % 4] ?? ''
      return ledger.post(transfer({ customerId: from, toCustomerId: to, amount: BigInt(1 + round) }))
    })
    await Promise.all(rounds)
    const [row] = await ledger.asOwner<{ sum: string; deadlocks: string }>(
      `select (select sum(balance) from wallet.wallet where customer_id = any($1)) as sum,
              (select deadlocks from pg_stat_database where datname = current_database()) as deadlocks`,
      [customers],
    )
    expect(row).toEqual({ sum: '2000', deadlocks: '0' })
  })

  it('answer a replay as before, but for what became of the other wallet', async () => {
    const [customerId, toCustomerId] = [newId(), newId()]
    const moved = transfer({ customerId, toCustomerId, amount: 30n })
    const [, first] = await ledger.post(credit({ customerId, amount: 50n }), moved)
    expect(first).toMatchObject({ amount: -30n, received: { customerId: toCustomerId, amount: 30n } })
    const { received: _, ...facts } = first?.status === 'posted' ? first : {}
    expect(await ledger.post(moved)).toEqual([{ ...facts, status: 'replayed' }])
  })
})
