import { transaction } from '@platform/database'
import type { Company } from '@platform/plugin-api'
import { type TestHost, testHost } from '@platform/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createUsers, identityPlugin, identityRouter } from '../index.ts'

process.env['BETTER_AUTH_SECRET'] = 'a secret of tests, long enough to sign with'

const password = 'correct horse battery'

let test: TestHost
let url: string
let shop: Company
let mill: Company
let ada: string

beforeAll(async () => {
  test = await testHost({ plugins: [identityPlugin] })
  url = await test.serve()
  shop = await test.createCompany({ name: 'Shop' })
  mill = await test.createCompany({ name: 'Mill' })
  const [made] = await transaction(test.database, (tx) =>
    createUsers(tx, [
      {
        name: 'Ada',
        email: 'ada@example.com',
        password,
        memberships: [{ companyId: shop.id, role: 'owner' }],
      },
      {
        name: 'Moss',
        email: 'moss@example.com',
        password,
        memberships: [{ companyId: mill.id, role: 'owner' }],
      },
    ]),
  )
  ada = made?.id ?? ''
})
afterAll(() => test.close())

const owner = () => {
  const session = test.sessionOf(shop, 'owner')
  return test.callerAs(identityRouter, { ...session, user: { ...session.user, id: ada } })
}
async function signIn(email: string, guess: string): Promise<string | null> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: guess }),
  })
  if (!response.ok) return null
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
async function seen(cookie: string | null): Promise<unknown> {
  const response = await fetch(`${url}/trpc/identity/session`, { headers: { cookie: cookie ?? '' } })
  const { result } = (await response.json()) as { result: { data: { company: { name: string } } | null } }
  return result.data?.company.name ?? null
}

describe('the people of a company', () => {
  it('are let in with a password that is told once, and come in with it', async () => {
    const added = await owner().users.add({ name: 'Cy', email: 'Cy@Example.com', role: 'cashier' })
    expect(added.password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/)
    expect(await seen(await signIn('cy@example.com', added.password ?? ''))).toBe('Shop')
    await expect(owner().users.add({ name: 'Cy', email: 'cy@example.com', role: 'auditor' })).rejects.toThrow(
      'belongs to the company already',
    )
  })

  it('may belong to several companies, and keep their own password in each', async () => {
    expect(await owner().users.add({ name: 'X', email: 'moss@example.com', role: 'auditor' })).toMatchObject({
      name: 'Moss',
      password: null,
    })
    const users = await owner().users.list()
    const moss = users.find(({ email }) => email === 'moss@example.com')
    expect(moss).toMatchObject({ role: 'auditor', isActive: true })
    // Else an owner of the shop would let himself into the mill.
    await expect(owner().users.resetPassword({ userId: moss?.id ?? '' })).rejects.toThrow('other owners')
    expect(await signIn('moss@example.com', password)).not.toBeNull()
  })

  it('are shut out at once, stay there by name, and come in again', async () => {
    const { userId, password: given } = await owner().users.add({
      name: 'Dee',
      email: 'dee@example.com',
      role: 'accountant',
    })
    const cookie = await signIn('dee@example.com', given ?? '')
    expect(await seen(cookie)).toBe('Shop')
    await owner().users.setActive({ userId, active: false })
    expect(await seen(cookie)).toBeNull()
    expect(await owner().users.list()).toContainEqual(
      expect.objectContaining({ name: 'Dee', isActive: false }),
    )
    await owner().users.setActive({ userId, active: true })
    expect(await seen(cookie)).toBe('Shop')
  })

  it('get a new password from the owner, which ends where they were signed in', async () => {
    const { userId, password: first } = await owner().users.add({
      name: 'Eli',
      email: 'eli@example.com',
      role: 'accountant',
    })
    const cookie = await signIn('eli@example.com', first ?? '')
    const { password: second } = await owner().users.resetPassword({ userId })
    expect(await seen(cookie)).toBeNull()
    expect(await signIn('eli@example.com', first ?? '')).toBeNull()
    expect(await seen(await signIn('eli@example.com', second))).toBe('Shop')
  })

  it('always have an owner among them, also when two put each other out at once', async () => {
    await expect(owner().users.changeRole({ userId: ada, role: 'auditor' })).rejects.toThrow('the only owner')
    await expect(owner().users.setActive({ userId: ada, active: false })).rejects.toThrow('the only owner')
    const { userId: bo } = await owner().users.add({ name: 'Bo', email: 'bo@example.com', role: 'owner' })
    const outcomes = await Promise.allSettled([
      owner().users.setActive({ userId: ada, active: false }),
      owner().users.setActive({ userId: bo, active: false }),
    ])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    for (const userId of [ada, bo]) await owner().users.setActive({ userId, active: true })
    await owner().users.changeRole({ userId: bo, role: 'auditor' })
    expect((await owner().users.list()).find(({ id }) => id === bo)?.role).toBe('auditor')
  })

  it('change their own password when they know it, and stay signed in here alone', async () => {
    const { password: given } = await owner().users.add({
      name: 'Fay',
      email: 'fay@example.com',
      role: 'auditor',
    })
    const [here, elsewhere] = [
      await signIn('fay@example.com', given ?? ''),
      await signIn('fay@example.com', given ?? ''),
    ]
    const change = (current: string) =>
      fetch(`${url}/trpc/identity/users.changeOwnPassword`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: here ?? '' },
        body: JSON.stringify({ current, next: 'a better one' }),
      })
    expect((await change('a guess')).status).toBe(409)
    expect((await change(given ?? '')).status).toBe(200)
    expect([await seen(here), await seen(elsewhere)]).toEqual(['Shop', null])
    expect(await signIn('fay@example.com', 'a better one')).not.toBeNull()
  })

  it('are the owner’s to change, and only those of the own company', async () => {
    const accountant = test.callerAs(identityRouter, test.sessionOf(shop, 'accountant'))
    await expect(accountant.users.add({ name: 'G', email: 'g@example.com', role: 'owner' })).rejects.toThrow(
      'may not do this',
    )
    const stranger = test.callerAs(identityRouter, test.sessionOf(mill, 'owner'))
    await expect(stranger.users.setActive({ userId: ada, active: false })).rejects.toThrow('Nobody')
    await expect(stranger.users.resetPassword({ userId: ada })).rejects.toThrow('Nobody')
  })
})

describe('the particulars of a company', () => {
  it('are changed by its owner, written down, and told to whoever prints documents', async () => {
    const particulars = {
      name: 'Corner Shop',
      locale: 'de-DE',
      timeZone: 'Europe/Berlin',
      address: 'Am Markt 1\n10115 Berlin',
      taxNumber: 'DE123456789',
    }
    await owner().company.change(particulars)
    expect(await owner().company.get()).toEqual({ ...particulars, currency: 'EUR' })
    const { rows } = await test.database.pool.query(
      `select address, tax_number from identity.company_view where id = ${shop.id}`,
    )
    expect(rows).toEqual([{ address: particulars.address, tax_number: 'DE123456789' }])
    await expect(owner().company.change({ ...particulars, timeZone: 'Mars/Olympus' })).rejects.toThrow(
      'not a time zone',
    )
  })
})
