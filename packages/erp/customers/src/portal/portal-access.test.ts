import { createUsers, identityPlugin } from '@erp/identity'
import { newId, transaction } from '@platform/database'
import type { Company } from '@platform/plugin-api'
import { type TestHost, testHost } from '@platform/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customersPlugin } from '../plugin.ts'
import { customersRouter } from '../router.ts'

process.env['BETTER_AUTH_SECRET'] = 'a secret of tests, long enough to sign with'

let test: TestHost
let url: string
let company: Company
let ownerId: string
beforeAll(async () => {
  test = await testHost({ plugins: [identityPlugin, customersPlugin] })
  url = await test.serve()
  company = await test.createCompany()
  const [made] = await transaction(test.database, (tx) =>
    createUsers(tx, [
      {
        name: 'Nora',
        email: 'nora@example.com',
        password: 'correct horse battery',
        memberships: [{ companyId: company.id, role: 'owner' }],
      },
    ]),
  )
  ownerId = made?.id ?? ''
})
afterAll(() => test.close())

const as = (role: 'owner' | 'accountant') => {
  const session = test.sessionOf(company, role)
  const id = role === 'owner' ? ownerId : session.user.id
  return test.callerAs(customersRouter, { ...session, user: { ...session.user, id } })
}

async function customer(email: string | null = `${newId()}@example.com`): Promise<string> {
  const { customerId } = await as('accountant').create({ name: 'Ada', email, idempotencyKey: newId() })
  return customerId
}

async function signIn(email: string, password: string | null): Promise<number> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  return response.status
}

describe('the own pages of a customer', () => {
  it('open with a password that is told once, and close at once', async () => {
    const customerId = await customer()
    const { portal } = as('owner')
    expect(await portal.get({ customerId })).toEqual({ access: null })
    const { email, password } = await portal.open({ customerId })
    expect(await signIn(email, password)).toBe(200)
    expect(await portal.get({ customerId })).toEqual({ access: { email, isOpen: true } })

    await portal.close({ customerId })
    expect(await portal.get({ customerId })).toEqual({ access: { email, isOpen: false } })

    expect(await portal.open({ customerId })).toEqual({ email, password: null })
    expect(await portal.get({ customerId })).toEqual({ access: { email, isOpen: true } })
    const renewed = await portal.open({ customerId })
    expect(await signIn(email, password)).toBe(401)
    expect(await signIn(email, renewed.password)).toBe(200)
  })

  it('need an address of the customer’s own', async () => {
    const { portal } = as('owner')
    const nobody = await customer(null)
    await expect(portal.open({ customerId: nobody })).rejects.toMatchObject({
      cause: { code: 'portal_without_address' },
    })
    const first = await customer()
    const { email } = await portal.open({ customerId: first })
    const second = await customer(email)
    await expect(portal.open({ customerId: second })).rejects.toMatchObject({
      cause: { code: 'already_member' },
    })
  })

  it('are not opened for an archived customer, nor by an accountant', async () => {
    const customerId = await customer()
    await expect(as('accountant').portal.open({ customerId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await as('accountant').archive({ customerId, archived: true })
    await expect(as('owner').portal.open({ customerId })).rejects.toMatchObject({
      cause: { code: 'customer_archived' },
    })
  })
})
