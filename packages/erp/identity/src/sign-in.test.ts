import { transaction } from '@platform/database'
import type { Company } from '@platform/plugin-api'
import { type TestHost, testHost } from '@platform/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createUsers, identityPlugin, offerDemoSignIns } from './index.ts'

process.env['BETTER_AUTH_SECRET'] = 'a secret of tests, long enough to sign with'

const password = 'correct horse battery'

describe('signing in over HTTP', () => {
  let test: TestHost
  let url: string
  let shop: Company
  let mill: Company

  beforeAll(async () => {
    test = await testHost({ plugins: [identityPlugin] })
    url = await test.serve()
    shop = await test.createCompany({ name: 'Shop' })
    mill = await test.createCompany({ name: 'Mill' })
    const foreign = await test.createCompany({ name: 'Foreign' })
    await transaction(test.database, async (tx) => {
      await createUsers(tx, [
        {
          name: 'Ada',
          email: 'Ada@example.com',
          password,
          memberships: [
            { companyId: shop.id, role: 'owner' },
            { companyId: mill.id, role: 'auditor' },
          ],
        },
        { name: 'Nobody', email: 'nobody@example.com', password, memberships: [] },
        {
          name: 'Eve',
          email: 'eve@example.com',
          password,
          memberships: [{ companyId: foreign.id, role: 'owner' }],
        },
      ])
    })
  })
  afterAll(() => test.close())

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const signIn = (email: string, guess = password, headers: Record<string, string> = {}) =>
    post('/api/auth/sign-in/email', { email, password: guess }, headers)
  const cookieOf = (response: Response) =>
    response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ')
  const sessionOf = async (cookie: string) => {
    const response = await fetch(`${url}/trpc/identity/session`, { headers: { cookie } })
    return ((await response.json()) as { result: { data: Record<string, unknown> | null } }).result.data
  }

  it('lets in who knows the password, whatever the case of the e-mail', async () => {
    const response = await signIn('ADA@example.com')
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ signedIn: true })
    expect(await sessionOf(cookieOf(response))).toEqual({
      user: { id: expect.any(String), name: 'Ada', email: 'ada@example.com' },
      company: shop,
      companies: [
        { id: shop.id, name: 'Shop' },
        { id: mill.id, name: 'Mill' },
      ],
      role: 'owner',
      permissions: expect.arrayContaining(['identity.list-users']),
      plugins: ['host', 'identity'],
      pluginsOff: [],
    })
  })

  it('keeps the session where no script reads it, and marks it Secure over https', async () => {
    const [plain] = (await signIn('ada@example.com')).headers.getSetCookie()
    expect(plain).toMatch(/^erp\.session_token=/)
    expect(plain).toMatch(/; HttpOnly/)
    expect(plain).toMatch(/; SameSite=Lax/)
    const response = await signIn('ada@example.com', password, { 'x-forwarded-proto': 'https' })
    expect(response.headers.getSetCookie()[0]).toMatch(/^__Secure-erp\.session_token=.*; Secure/)
    expect(await sessionOf(cookieOf(response))).toMatchObject({ user: { name: 'Ada' } })
  })

  it('answers a wrong password and an unknown person alike', async () => {
    const wrong = await signIn('ada@example.com', 'wrong password')
    const unknown = await signIn('nobody-at-all@example.com')
    expect([wrong.status, unknown.status]).toEqual([401, 401])
    expect(await wrong.json()).toEqual(await unknown.json())
    expect(cookieOf(wrong)).toBe('')
  })

  it('keeps passwords as argon2id', async () => {
    const { rows } = await test.database.pool.query('select password from identity.credential')
    for (const row of rows) expect(row.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  it('ends the session at sign-out, also for a copy of the cookie', async () => {
    const cookie = cookieOf(await signIn('ada@example.com'))
    expect((await post('/api/auth/sign-out', {}, { cookie })).status).toBe(200)
    expect(await sessionOf(cookie)).toBeNull()
  })

  it('takes no forged cookie', async () => {
    const cookie = cookieOf(await signIn('ada@example.com'))
    expect(
      await sessionOf(cookie.replace(/\.[^.]*$/, '.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%3D')),
    ).toBeNull()
    expect(await sessionOf('erp.session_token=nonsense')).toBeNull()
    expect(await sessionOf('erp.session_token=%E0%A4%A')).toBeNull()
  })

  it('ends by itself after seven days', async () => {
    const response = await signIn('ada@example.com')
    expect(response.headers.getSetCookie()[0]).toMatch(/; Max-Age=604800;/)
    const cookie = cookieOf(response)
    expect(await sessionOf(cookie)).not.toBeNull()
    await test.database.pool.query(
      `update identity.session set expires_at = expires_at - interval '7 days'
       where id = (select max(id::text)::uuid from identity.session)`,
    )
    expect(await sessionOf(cookie)).toBeNull()
    await signIn('ada@example.com')
    const { rows } = await test.database.pool.query('select from identity.session where expires_at <= now()')
    expect(rows).toEqual([])
  })

  it('shows nothing to somebody who belongs to no company', async () => {
    expect(await sessionOf(cookieOf(await signIn('nobody@example.com')))).toBeNull()
  })

  it('switches to a company of theirs, with the role they have there, and to no other', async () => {
    const cookie = cookieOf(await signIn('ada@example.com'))
    expect((await post('/trpc/identity/switchCompany', { companyId: mill.id }, { cookie })).status).toBe(200)
    expect(await sessionOf(cookie)).toMatchObject({ company: mill, role: 'auditor' })
    const refused = await post('/trpc/identity/switchCompany', { companyId: mill.id + 1 }, { cookie })
    expect(refused.status).toBe(404)
    expect(await sessionOf(cookie)).toMatchObject({ company: mill })
  })

  it('puts out at once who is put out of the company', async () => {
    const cookie = cookieOf(await signIn('eve@example.com'))
    expect(await sessionOf(cookie)).toMatchObject({ company: { name: 'Foreign' } })
    await test.database.pool.query(
      `delete from identity.membership using identity.person
       where person.id = person_id and email = 'eve@example.com'`,
    )
    expect(await sessionOf(cookie)).toBeNull()
  })

  it('stops guessing after ten wrong passwords a minute, by address and e-mail', async () => {
    const guesser = { 'x-forwarded-for': '203.0.113.7' }
    for (let guess = 1; guess <= 10; guess++)
      expect((await signIn('ada@example.com', `guess ${guess}`, guesser)).status).toBe(401)
    const refused = await signIn('ada@example.com', password, guesser)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refused.json()).toMatchObject({
      code: 'too_many_sign_ins',
      message: expect.stringMatching(/^Too many attempts to sign in\. Wait \d+ seconds, then try again\.$/),
    })
    // Neither Ada elsewhere nor a colleague beside the guesser is locked out.
    expect((await signIn('ada@example.com', password, { 'x-forwarded-for': '203.0.113.8' })).status).toBe(200)
    expect((await signIn('nobody@example.com', password, guesser)).status).toBe(200)
  })

  it('forgets the slips of who then signs in', async () => {
    const from = { 'x-forwarded-for': '203.0.113.20' }
    for (let round = 0; round < 3; round++) {
      for (let slip = 0; slip < 5; slip++) await signIn('ada@example.com', 'slip of the keys', from)
      expect((await signIn('ada@example.com', password, from)).status).toBe(200)
    }
  })

  it('opens nothing else of the sign-in library', async () => {
    const account = { name: 'Mallory', email: 'm@example.com', password }
    expect((await post('/api/auth/sign-up/email', account)).status).toBe(404)
    expect((await fetch(`${url}/api/auth/get-session`)).status).toBe(404)
  })

  it('refuses what is no sign-in in words', async () => {
    const response = await post('/api/auth/sign-in/email', { email: ['ada@example.com'] })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ message: 'Give an e-mail address and a password.' })
    const malformed = await fetch(`${url}/api/auth/sign-in/email`, { method: 'POST', body: '{"email"' })
    expect(malformed.status).toBe(400)
  })

  it('offers sign-ins only where a demonstration was loaded', async () => {
    expect(await (await fetch(`${url}/api/shell`)).json()).toEqual({})
    await transaction(test.database, async (tx) => {
      const draft = { name: 'Demo', email: 'demo@example.com', password: 'demo-password' }
      const users = await createUsers(tx, [
        { ...draft, memberships: [{ companyId: shop.id, role: 'cashier' }] },
      ])
      offerDemoSignIns(
        tx,
        users.map(({ id }) => ({ id, password: draft.password })),
      )
    })
    expect(await (await fetch(`${url}/api/shell`)).json()).toEqual({
      demoSignIns: [{ name: 'Demo', email: 'demo@example.com', password: 'demo-password', role: 'cashier' }],
    })
  })

  it('is for nobody of a company that there is not', async () => {
    const draft = { name: 'Stray', email: 'stray@example.com', password }
    const made = transaction(test.database, (tx) =>
      createUsers(tx, [{ ...draft, memberships: [{ companyId: 999_999, role: 'owner' }] }]),
    )
    await expect(made).rejects.toThrow('There is no company of this number.')
  })
})
