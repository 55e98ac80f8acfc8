import { newId, transaction } from '@platform/database'
import type { Refusal } from '@platform/plugin-api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { refuseBeyondLimit } from '../pay-later.ts'
import { day, openTill } from './open-till.ts'

let till: Awaited<ReturnType<typeof openTill>>
beforeAll(async () => {
  till = await openTill()
})
afterAll(() => till.test.close())

const credit = (customerId: string, amount: bigint) => ({ orderId: newId(), customerId, amount, date: day })

const judge = (...credits: ReturnType<typeof credit>[]) =>
  transaction(till.test.database, (tx) => refuseBeyondLimit(tx, till.company, credits))

const codes = (refusals: readonly (Refusal | null)[]) => refusals.map((refusal) => refusal?.code ?? 'fine')

it('counts what is owed already, and each before the next', async () => {
  const customer = await till.customer({ creditLimit: 10_000n })
  await till.invoice(customer, 4_000n)
  expect(
    codes(await judge(credit(customer, 5_000n), credit(customer, 1_001n), credit(customer, 1_000n))),
  ).toEqual(['fine', 'credit_limit', 'fine'])
  const [refusal] = await judge(credit(customer, 6_001n))
  expect(refusal?.message).toBe(
    'At most €60.00 can be paid later: the credit limit is €100.00, and €40.00 is owed. Take the rest otherwise.',
  )
  expect(refusal?.facts).toEqual({ currency: 'EUR', limit: '10000', owed: '4000', left: '6000' })
})

it('knows no limit where none was set, and no credit at all where it is zero', async () => {
  expect(codes(await judge(credit(await till.customer(), 1_000_000n)))).toEqual(['fine'])
  expect(codes(await judge(credit(await till.customer({ creditLimit: 0n }), 1n)))).toEqual(['credit_limit'])
  expect(codes(await judge(credit(newId(), 1n)))).toEqual(['unknown_customer'])
})

it('has a second till wait for the first, so that both together stay within the limit', async () => {
  const customer = await till.customer({ creditLimit: 1_000n })
  const { database } = till.test
  let judged: Promise<readonly (Refusal | null)[]> | undefined
  let answered = false
  await transaction(database, async (tx) => {
    expect(codes(await refuseBeyondLimit(tx, till.company, [credit(customer, 800n)]))).toEqual(['fine'])
    judged = judge(credit(customer, 800n)).finally(() => {
      answered = true
    })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(answered).toBe(false)
  })
  await judged
  expect(answered).toBe(true)
})
