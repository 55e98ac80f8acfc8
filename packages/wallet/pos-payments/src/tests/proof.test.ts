import { newId } from '@platform/database'
import type { Refusal } from '@platform/plugin-api'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issuePaymentCode } from '../proof/payment-code.ts'
import { proveOwnership } from '../proof/prove.ts'
import { openTill } from './open-till.ts'

let till: Awaited<ReturnType<typeof openTill>>
beforeAll(async () => {
  till = await openTill()
})
afterAll(() => till.test.close())

const prove = (customerId: string, kind: 'pin' | 'code', value: string, idempotencyKey = newId()) =>
  proveOwnership(till.test.database, till.company, { customerId, kind, value, idempotencyKey })
const code = (refusal: Refusal | undefined) => refusal?.code ?? 'right'

async function asOwner<Row extends pg.QueryResultRow>(sql: string, values: unknown[]): Promise<Row[]> {
  const owner = new pg.Client({ connectionString: till.test.ownerUrl })
  await owner.connect()
  try {
    return (await owner.query<Row>(sql, values)).rows
  } finally {
    await owner.end()
  }
}

describe('a PIN', () => {
  it('proves that the wallet is theirs, and is kept as argon2id alone', async () => {
    const customerId = await till.customer()
    expect(code(await prove(customerId, 'pin', '2468'))).toBe('no_pin')
    await till.owner.setPin({ customerId, pin: '2468' })
    expect(code(await prove(customerId, 'pin', '2468'))).toBe('right')
    expect(code(await prove(customerId, 'pin', '2469'))).toBe('wrong_pin')
    const [kept] = await asOwner<{ pin_hash: string }>(
      'select pin_hash from wallet_pos.customer_pin where customer_id = $1',
      [customerId],
    )
    expect(kept?.pin_hash).toMatch(/^\$argon2id\$/)
    expect(kept?.pin_hash).not.toContain('2468')
  })

  it('is changed and taken away, each written down', async () => {
    const customerId = await till.customer()
    await till.owner.setPin({ customerId, pin: '1111' })
    await till.owner.setPin({ customerId, pin: '2222' })
    expect(code(await prove(customerId, 'pin', '1111'))).toBe('wrong_pin')
    expect((await till.cashier.wallet({ customerId })).hasPin).toBe(true)
    await till.owner.removePin({ customerId })
    expect((await till.cashier.wallet({ customerId })).hasPin).toBe(false)
    const audited = await asOwner<{ action: string }>(
      'select action from host.audit where subject = $1 order by recorded_at',
      [`customer:${customerId}`],
    )
    expect(audited.map(({ action }) => action)).toEqual([
      'wallet-pos.pin-set',
      'wallet-pos.pin-set',
      'wallet-pos.pin-removed',
    ])
  })

  it('is not to be guessed: five tries, then a wait, at however many tills', async () => {
    const customerId = await till.customer()
    await till.owner.setPin({ customerId, pin: '9999' })
    const guesses = await Promise.all(
      Array.from({ length: 12 }, (_, guess) => prove(customerId, 'pin', `100${guess % 10}`)),
    )
    expect(guesses.filter((refusal) => refusal?.code === 'wrong_pin')).toHaveLength(5)
    expect(code(await prove(customerId, 'pin', '9999'))).toBe('pin_throttled')
    await asOwner(
      "update wallet_pos.pin_attempt set begun_at = begun_at - interval '15 minutes' where customer_id = $1",
      [customerId],
    )
    expect(code(await prove(customerId, 'pin', '9999'))).toBe('right')
  })

  it('is set by whoever may, and only to digits', async () => {
    const customerId = await till.customer()
    await expect(till.cashier.setPin({ customerId, pin: '1234' })).rejects.toThrow('Your role may not')
    await expect(till.owner.setPin({ customerId, pin: '12a4' })).rejects.toThrow('four to eight digits')
  })
})

describe('a code', () => {
  it('counts once, for its customer, and again for the same sale', async () => {
    const customerId = await till.customer()
    const companyId = till.company.id
    const issued = await issuePaymentCode(till.test.database, { companyId, customerId })
    const sale = newId()
    expect(code(await prove(await till.customer(), 'code', issued.code))).toBe('code_expired')
    expect(code(await prove(customerId, 'code', issued.code, sale))).toBe('right')
    expect(code(await prove(customerId, 'code', issued.code, sale))).toBe('right')
    expect(code(await prove(customerId, 'code', issued.code))).toBe('code_expired')
  })

  it('counts for two minutes', async () => {
    const customerId = await till.customer()
    const { code: shown, secondsValid } = await issuePaymentCode(till.test.database, {
      companyId: till.company.id,
      customerId,
    })
    expect(secondsValid).toBe(120)
    expect(shown).toMatch(/^\d{24}$/)
    await asOwner('update wallet_pos.payment_code set expires_at = now() where customer_id = $1', [
      customerId,
    ])
    expect(code(await prove(customerId, 'code', shown))).toBe('code_expired')
  })
})
