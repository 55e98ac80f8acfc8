import { createUsers } from '@erp/identity'
import { transaction } from '@platform/database'
import type { Company, Role } from '@platform/plugin-api'
import { createRegistry } from '@platform/plugin-host'
import { signInAt, type TestHost, testHost } from '@platform/testing'
import { plugins } from '../plugins.ts'
import type { Ask } from './estate.ts'

process.env['BETTER_AUTH_SECRET'] = 'a secret of tests, long enough to sign with'
process.env['GIFT_CARD_KEY'] = Buffer.alloc(32, 7).toString('base64url')

/** Every procedure of the product, 'accounting.invoices.get', and how it is asked. */
export const procedures: ReadonlyMap<string, 'GET' | 'POST'> = new Map(
  createRegistry(plugins).plugins.flatMap(({ id, router }) => {
    const own: Readonly<Record<string, { _def: { type: string } }>> = router?._def.procedures ?? {}
    return Object.entries(own).map(([path, { _def }]): [string, 'GET' | 'POST'] => [
      `${id}.${path}`,
      _def.type === 'query' ? 'GET' : 'POST',
    ])
  }),
)

/** What came back over HTTP. */
export interface Answered {
  readonly status: number
  readonly text: string
}

/** The whole product on a database of its own, answering HTTP, with people who can sign in. */
export interface Office {
  readonly test: TestHost
  readonly url: string
  /** Makes somebody of that role in that company, and signs them in: the cookie. */
  signIn(company: Company, role: Role): Promise<string>
  /** Asks a procedure; without a cookie, as nobody. */
  request(
    procedure: string,
    options: { cookie?: string; input?: unknown; headers?: Record<string, string> },
  ): Promise<Answered>
  /** Asks as somebody who expects an answer. */
  askAs(cookie: string): Ask
}

const password = 'correct horse battery staple'

export async function openOffice(): Promise<Office> {
  const test = await testHost({ plugins })
  const url = await test.serve()
  let people = 0

  async function signIn(company: Company, role: Role): Promise<string> {
    const email = `person-${++people}@example.com`
    const memberships = [{ companyId: company.id, role }]
    await transaction(test.database, (tx) => createUsers(tx, [{ name: role, email, password, memberships }]))
    return signInAt(url, { email, password })
  }

  async function request(
    procedure: string,
    { cookie, input, headers = {} }: { cookie?: string; input?: unknown; headers?: Record<string, string> },
  ): Promise<Answered> {
    const [plugin, ...path] = procedure.split('.')
    const method = procedures.get(procedure) ?? 'POST'
    const json = JSON.stringify(input)
    const query = method === 'GET' && input !== undefined ? `?input=${encodeURIComponent(json)}` : ''
    const response = await fetch(`${url}/trpc/${plugin}/${path.join('.')}${query}`, {
      method,
      headers: {
        ...(cookie === undefined ? {} : { cookie }),
        ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(method === 'POST' && input !== undefined ? { body: json } : {}),
    })
    return { status: response.status, text: await response.text() }
  }

  return {
    test,
    url,
    signIn,
    request,
    askAs: (cookie) => async (procedure, input) => {
      const { status, text } = await request(procedure, { cookie, input })
      if (status !== 200) throw new Error(`${procedure}: ${status} ${text}`)
      return JSON.parse(text).result.data
    },
  }
}
