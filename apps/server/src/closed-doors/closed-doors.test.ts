import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Estate, makeEstate } from './estate.ts'
import { type Office, openOffice, procedures } from './office.ts'
import { replaceEach } from './replace.ts'
import { proceduresWithoutIds, requestsWithIds } from './requests.ts'

let office: Office
let owner: string
let ours: Estate
let theirs: Estate
beforeAll(async () => {
  office = await openOffice()
  const [here, elsewhere] = [
    await office.test.createCompany({ name: 'Here' }),
    await office.test.createCompany({ name: 'Elsewhere' }),
  ]
  owner = await office.signIn(here, 'owner')
  ours = await makeEstate(office.askAs(owner))
  theirs = await makeEstate(office.askAs(await office.signIn(elsewhere, 'owner')))
  await office.test.deliverEvents()
  // What the worker would have done by now.
  const { host, database } = office.test
  const job = host.registry.jobs.find(({ id }) => id === 'wallet.credit-run')
  const context = { database, signal: new AbortController().signal, progress: async () => {} }
  for (const [company, { creditRun }] of [
    [here, ours],
    [elsewhere, theirs],
  ] as const)
    await job?.run(context, { companyId: company.id, runId: creditRun, what: 'apply' })
})
afterAll(() => office.test.close())

const requests = () =>
  Object.entries(requestsWithIds).map(([procedure, request]) => ({ procedure, input: request(ours) }))

/** A figure for all that is kept: whatever is written changes it. */
async function contents(): Promise<unknown[]> {
  const client = new pg.Client(office.test.ownerUrl)
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname in ('identity', 'customers', 'catalog', 'accounting', 'wallet', 'wallet_books',
                            'wallet_reconciliation', 'point_of_sale', 'wallet_pos', 'wallet_gift_cards', 'host')
         and tablename not in ('session', 'sign_in_attempt', 'guess') order by 1`,
    )
    const sums: unknown[] = []
    for (const { name } of tables) {
      const sum = `select '${name}' as name, md5(coalesce(string_agg(r::text, '' order by r::text), '')) from ${name} r`
      sums.push((await client.query(sum)).rows[0])
    }
    return sums
  } finally {
    await client.end()
  }
}

describe('the doors between companies', () => {
  it('are tried by procedure: each is in one list or the other', () => {
    expect([...Object.keys(requestsWithIds), ...proceduresWithoutIds].sort()).toEqual(
      [...procedures.keys()].sort(),
    )
  })

  it('let nothing through, whichever id of a request is another company’s', async () => {
    const before = await contents()
    const kinds = Object.entries(ours) as [keyof Estate, string][]
    const foreignIdOf = (_: string, value: unknown) =>
      kinds.flatMap(([kind, id]) => (id === value ? [theirs[kind]] : []))
    const foreign = Object.values(theirs)
    let tried = 0
    for (const { procedure, input } of requests()) {
      const attempts = replaceEach(input, foreignIdOf)
      expect(attempts, `${procedure} takes no id at all`).not.toEqual([])
      for (const attempt of attempts) {
        const { status, text } = await office.request(procedure, { cookie: owner, input: attempt.input })
        const told = `${procedure} with a foreign ${attempt.where}: ${status} ${text}`
        if (status === 200) {
          // A list of what is not ours is an empty list, and a change is always refused.
          expect(procedures.get(procedure), told).toBe('GET')
          expect(Object.values(JSON.parse(text).result.data).filter(Array.isArray).flat(), told).toEqual([])
        } else {
          expect([400, 404, 409], told).toContain(status)
          expect(text, told).toContain('"refusal":{"code"')
        }
        expect(
          // What was asked for may be said back, and nothing else.
          foreign.filter((id) => text.includes(id) && !JSON.stringify(attempt.input).includes(id)),
          told,
        ).toEqual([])
        tried++
      }
    }
    expect(tried).toBeGreaterThan(50)
    expect(await contents()).toEqual(before)
  })

  it('lead nobody into a company they do not belong to', async () => {
    const elsewhere = await office.test.createCompany({ name: 'Third' })
    const answer = await office.request('identity.switchCompany', {
      cookie: owner,
      input: { companyId: elsewhere.id },
    })
    expect(answer.status).toBe(404)
  })
})

describe('the door to the street', () => {
  it('is shut: who is not signed in is told to sign in, by every procedure', async () => {
    for (const procedure of procedures.keys()) {
      const input = requestsWithIds[procedure]?.(ours) ?? {}
      const { status } = await office.request(procedure, { input })
      expect(status, procedure).toBe(procedure === 'identity.session' ? 200 : 401)
    }
  })

  it('is shut for a forged and a cut-off cookie', async () => {
    const forged = owner.replace(/=(.)/, (_, first: string) => (first === 'x' ? '=y' : '=x'))
    for (const cookie of [owner.slice(0, -5), forged, owner.toUpperCase()])
      expect((await office.request('wallet.list', { cookie })).status, cookie).toBe(401)
  })

  it('lets customers and cashiers do nothing of the back office, and auditors change nothing', async () => {
    const before = await contents()
    const company = await office.test.createCompany({ name: 'Roles' })
    const after = await contents()
    expect(after).not.toEqual(before)
    const [customer, cashier, auditor] = [
      await office.signIn(company, 'customer'),
      await office.signIn(company, 'cashier'),
      await office.signIn(company, 'auditor'),
    ]
    const peopled = await contents()
    for (const { procedure, input } of requests()) {
      expect((await office.request(procedure, { cookie: customer, input })).status, procedure).toBe(403)
      if (procedures.get(procedure) === 'POST')
        expect((await office.request(procedure, { cookie: auditor, input })).status, procedure).toBe(403)
      if (procedure.startsWith('accounting.'))
        expect((await office.request(procedure, { cookie: cashier, input })).status, procedure).toBe(403)
    }
    expect(await contents()).toEqual(peopled)
  })
})

const badFigures = [
  '',
  ' ',
  '-5',
  '+5',
  '1.5',
  '1,5',
  '1e3',
  '0x10',
  'NaN',
  '٥',
  '9223372036854775808',
  '1'.repeat(400),
  5,
  null,
  {},
  ['5'],
]
const badIds = ['', '5', 'not-an-id', "' or 1=1 --", 5, {}, '01a200b0-0000-7000-8000-00000000000g']

// More than a thousand requests, one after the other.
const inTurn = 120_000

describe('bad input', () => {
  it(
    'is refused by name of the field, whatever is wrong with a figure, and changes nothing',
    async () => {
      const before = await contents()
      const bad = (name: string) => {
        if (['amount', 'quantity', 'unitPrice', 'overdraft'].includes(name))
          return name === 'amount' ? [...badFigures, '0'] : badFigures
        // No limit is said by leaving it out.
        return name === 'creditLimit' ? badFigures.filter((value) => value !== null) : []
      }
      let tried = 0
      for (const { procedure, input } of requests())
        for (const attempt of replaceEach(input, bad)) {
          // A chosen document may be paid as far as it goes: that is said by null.
          if (attempt.where === 'targets.0.amount' && JSON.stringify(attempt.input).includes('"amount":null'))
            continue
          const { status, text } = await office.request(procedure, { cookie: owner, input: attempt.input })
          const told = `${procedure} ${JSON.stringify(attempt.input).slice(0, 300)}: ${status} ${text}`
          expect(status, told).toBe(400)
          expect(text, told).toContain(attempt.where.split('.').at(-1))
          tried++
        }
      expect(tried).toBeGreaterThan(150)
      expect(await contents()).toEqual(before)
    },
    inTurn,
  )

  it(
    'is refused when it is no id',
    async () => {
      const before = await contents()
      const ids = new Set<unknown>(Object.values(ours))
      for (const { procedure, input } of requests())
        for (const attempt of replaceEach(input, (_, value) => (ids.has(value) ? badIds : []))) {
          const { status, text } = await office.request(procedure, { cookie: owner, input: attempt.input })
          expect(status, `${procedure} ${JSON.stringify(attempt.input).slice(0, 300)}: ${text}`).toBe(400)
        }
      expect(await contents()).toEqual(before)
    },
    inTurn,
  )

  it('is refused when it is no JSON, too large, from another site, or no request at all', async () => {
    const before = await contents()
    const post = (body: string, headers: Record<string, string> = {}) =>
      fetch(`${office.url}/trpc/wallet/allocate`, {
        method: 'POST',
        headers: { cookie: owner, 'content-type': 'application/json', ...headers },
        body,
      })
    const good = JSON.stringify({ ...requestsWithIds['wallet.allocate']?.(ours) })
    for (const body of ['', '{', '[]', 'null', '"text"', '{"__proto__":{"amount":"5"}}', `${good}x`])
      expect((await post(body)).status, body).toBe(400)
    expect((await post(JSON.stringify({ note: 'x'.repeat(10_000_000) }))).status).toBe(413)
    expect((await post(good, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await post(good, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await post(good, { 'content-type': 'text/plain' })).status).toBe(415)
    expect(
      (
        await fetch(`${office.url}/trpc/wallet/allocate?input=${encodeURIComponent(good)}`, {
          headers: { cookie: owner },
        })
      ).status,
    ).toBe(405)
    expect((await fetch(`${office.url}/trpc/wallet/no.such`, { headers: { cookie: owner } })).status).toBe(
      404,
    )
    expect(await contents()).toEqual(before)
  })
})

// Last, for it uses up what the tests above ask for.
describe('the same requests with one’s own ids', () => {
  it('are all answered: the tests above were refused for nothing else', async () => {
    const refused: string[] = []
    for (const { procedure, input } of requests()) {
      const { status, text } = await office.request(procedure, { cookie: owner, input })
      if (status !== 200) refused.push(`${procedure}: ${status} ${text}`)
    }
    expect(refused).toEqual([])
    expect(office.test.failures).toEqual([])
  })
})
