import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import {
  definePermissions,
  definePlugin,
  extend,
  type HttpHandler,
  httpHandlers,
  procedure,
  publicProcedure,
  Refusal,
  type Role,
  router,
  sendJson,
  sessionResolvers,
} from '@platform/plugin-api'
import { freshDatabase } from '@tooling/vitest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createHost, type Host } from '../create-host.ts'
import { createLog } from '../log.ts'
import { createApp } from './create-app.ts'
import { type Listening, listen, PortTaken } from './listen.ts'

const permissions = definePermissions('kiosk', { sell: { title: 'Sell papers', roles: ['cashier'] } })

const kioskRouter = router({
  hello: publicProcedure.query(() => 'hello'),
  sell: procedure(permissions.sell)
    .input(z.object({ copies: z.int().positive() }))
    .mutation(({ input }) => {
      if (input.copies > 10)
        throw new Refusal({ kind: 'conflict', code: 'sold_out', message: 'Sold out.', facts: { left: 10 } })
      return { sold: input.copies }
    }),
  crash: publicProcedure.query(() => {
    throw new Error('the secret name of a table')
  }),
})

const whoAmI: HttpHandler = {
  id: 'kiosk.who',
  path: '/api/who',
  async handle(request, response, { client, session }) {
    if (request.url === '/api/who/fails')
      throw new Refusal({ kind: 'throttled', code: 'slow', message: 'Slow.', facts: { secondsLeft: 7 } })
    sendJson(response, 200, {
      address: client.address,
      secure: client.secure,
      role: session?.role ?? null,
      url: request.url,
    })
  },
}

const kiosk = definePlugin({
  id: 'kiosk',
  name: 'Kiosk',
  router: kioskRouter,
  permissions,
  extensions: [
    extend(httpHandlers, whoAmI),
    extend(sessionResolvers, {
      id: 'kiosk.badge',
      async resolve(_database, headers) {
        const role = headers.get('x-badge') as Role | null
        const company = { id: 1, name: 'K', currency: 'EUR', locale: 'en', timeZone: 'UTC' }
        return (
          role && {
            id: 's',
            user: { id: 'u', name: 'U', email: 'u@k.example' },
            company,
            role,
            companies: [],
            pluginsOff: [],
          }
        )
      },
    }),
  ],
})

describe('the server over HTTP', () => {
  let host: Host
  let server: Listening
  let proxied: Listening
  let webRoot: string
  const at = (address: string, init?: RequestInit) => fetch(`http://127.0.0.1:${server.port}${address}`, init)
  const sell = (body: string, headers: Record<string, string> = {}) =>
    at('/trpc/kiosk/sell', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-badge': 'cashier', ...headers },
      body,
    })

  beforeAll(async () => {
    webRoot = mkdtempSync(path.join(tmpdir(), 'web-'))
    mkdirSync(path.join(webRoot, 'assets'))
    writeFileSync(path.join(webRoot, 'index.html'), '<title nonce="__CSP_NONCE__">ERP</title>')
    writeFileSync(path.join(webRoot, 'assets/app-1a2b.js'), '1')
    writeFileSync(path.join(webRoot, 'assets/app-1a2b.js.gz'), gzipSync('1'))
    const { ownerUrl } = await freshDatabase(['platform/plugin-host'])
    host = await createHost({
      plugins: [kiosk],
      ownerUrl,
      migrationsRoot: path.resolve(import.meta.dirname, '../../../..'),
      durability: 'waived',
    })
    const log = createLog('silent')
    server = await listen(createApp({ host, log, webRoot }), 0)
    proxied = await listen(createApp({ host, log, trustProxy: 'loopback' }), 0)
  })
  afterAll(async () => {
    await server.close()
    await proxied.close()
    await host.close()
    rmSync(webRoot, { recursive: true })
  })

  it('says that it is ready', async () => {
    expect((await at('/healthz')).status).toBe(200)
  })

  it('carries out what the role may do, and refuses in words what it may not', async () => {
    const sold = await sell('{"copies":2}')
    expect(await sold.json()).toEqual({ result: { data: { sold: 2 } } })
    const denied = await sell('{"copies":2}', { 'x-badge': 'customer' })
    expect(denied.status).toBe(403)
    expect(await denied.json()).toMatchObject({
      error: {
        message: 'Your role may not do this: Sell papers.',
        data: { refusal: { code: 'not_allowed', facts: { permission: 'kiosk.sell' } } },
      },
    })
    expect((await sell('{"copies":2}', { 'x-badge': '' })).status).toBe(401)
  })

  it('answers a refusal with its code and facts, and bad input with the field', async () => {
    const refused = await sell('{"copies":11}')
    expect(refused.status).toBe(409)
    expect(await refused.json()).toMatchObject({
      error: { message: 'Sold out.', data: { refusal: { code: 'sold_out', facts: { left: 10 } } } },
    })
    const bad = await sell('{"copies":1.5}')
    expect(bad.status).toBe(400)
    expect(await bad.json()).toMatchObject({ error: { data: { fields: { copies: [expect.any(String)] } } } })
  })

  it('answers malformed JSON with 400', async () => {
    expect((await sell('{"copies":')).status).toBe(400)
  })

  it('answers a body of 10 MB with 413 in words, and goes on', async () => {
    const response = await sell(JSON.stringify({ copies: 1, note: 'x'.repeat(10_000_000) }))
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({
      error: { message: 'The request is too large. Send less at a time.' },
    })
    expect((await sell('{"copies":1}')).status).toBe(200)
  })

  it('counts a body that does not say beforehand how long it is', async () => {
    const inParts = (megabytes: number) =>
      at('/trpc/kiosk/sell', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-badge': 'cashier' },
        body: new ReadableStream<Uint8Array>({
          pull(controller) {
            if (megabytes-- > 0) controller.enqueue(Buffer.alloc(1_000_000, ' '))
            else {
              controller.enqueue(Buffer.from('{"copies":1}'))
              controller.close()
            }
          },
        }),
        duplex: 'half',
      } as RequestInit)
    expect((await inParts(1)).status).toBe(200)
    expect((await inParts(3)).status).toBe(413)
  })

  it('refuses a batch of more questions than a page asks', async () => {
    const names = Array.from({ length: 51 }, () => 'hello').join(',')
    expect((await at(`/trpc/kiosk/${names}?batch=1`)).status).toBe(400)
  })

  it('answers several questions each for itself, and says by 207 that they came out differently', async () => {
    const response = await at('/trpc/kiosk/hello,nowhere,constructor?batch=1')
    expect(response.status).toBe(207)
    expect(await response.json()).toMatchObject([
      { result: { data: 'hello' } },
      { error: { data: { code: 'NOT_FOUND', httpStatus: 404, path: 'nowhere' } } },
      { error: { data: { code: 'NOT_FOUND' } } },
    ])
    const changes = await at('/trpc/kiosk/sell,sell?batch=1', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-badge': 'cashier' },
      body: '{"0":{"copies":1},"1":{"copies":2}}',
    })
    expect(await changes.json()).toEqual([
      { result: { data: { sold: 1 } } },
      { result: { data: { sold: 2 } } },
    ])
  })

  it('changes nothing by a question, and asks nothing by a change', async () => {
    const asked = await at('/trpc/kiosk/sell?input=%7B%22copies%22%3A1%7D', {
      headers: { 'x-badge': 'cashier' },
    })
    expect(asked.status).toBe(405)
    const told = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }
    expect((await at('/trpc/kiosk/hello', told)).status).toBe(405)
    expect((await at('/trpc/kiosk/%E0%A4%A')).status).toBe(400)
    expect((await sell('{"copies":1}', { 'content-encoding': 'gzip' })).status).toBe(415)
  })

  it('keeps what broke inside to itself', async () => {
    const response = await at('/trpc/kiosk/crash')
    expect(response.status).toBe(500)
    const text = await response.text()
    expect(text).toContain('Something went wrong on our side.')
    expect(text).not.toContain('secret name')
    expect(response.headers.get('x-request-id')).toMatch(/^[\w-]{8,}$/)
  })

  it.each([
    ['another site, by Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling domain', { 'sec-fetch-site': 'same-site' }],
    ['another origin, in an old browser', { origin: 'https://evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
  ])('refuses a change asked for by %s', async (_who, headers) => {
    // fetch would not send these headers; a browser does.
    expect(await rawStatus('/trpc/kiosk/sell', headers)).toBe(403)
  })

  it('accepts a change from its own page', async () => {
    expect(await rawStatus('/trpc/kiosk/sell', { 'sec-fetch-site': 'same-origin' })).toBe(200)
    expect(await rawStatus('/trpc/kiosk/sell', { origin: `http://127.0.0.1:${server.port}` })).toBe(200)
  })

  it('refuses a change from a tab that still shows another company', async () => {
    expect((await sell('{"copies":2}', { 'x-company': '1' })).status).toBe(200)
    const stale = await sell('{"copies":2}', { 'x-company': '2' })
    expect(stale.status).toBe(409)
    expect(await stale.json()).toMatchObject({
      error: { data: { refusal: { code: 'company_switched', facts: { company: 'K' } } } },
    })
  })

  it('refuses what a form can send', async () => {
    const form = await sell('copies=1', { 'content-type': 'application/x-www-form-urlencoded' })
    expect(form.status).toBe(415)
    expect((await sell('{"copies":1}', { 'content-type': 'text/plain' })).status).toBe(415)
  })

  it('hands a plugin the whole address, and answers its refusals', async () => {
    const who = await at('/api/who/am/i', { headers: { 'x-badge': 'auditor' } })
    expect(await who.json()).toMatchObject({ url: '/api/who/am/i', role: 'auditor', secure: false })
    const slow = await at('/api/who/fails')
    expect(slow.status).toBe(429)
    expect(slow.headers.get('retry-after')).toBe('7')
    expect(await slow.json()).toMatchObject({ code: 'slow', message: 'Slow.' })
  })

  it('believes a forwarded address only from a proxy it trusts', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' }
    expect(await (await at('/api/who', { headers })).json()).not.toMatchObject({ address: '203.0.113.9' })
    const trusted = await fetch(`http://127.0.0.1:${proxied.port}/api/who`, { headers })
    expect(await trusted.json()).toMatchObject({ address: '203.0.113.9', secure: true })
  })

  it('serves the page at any address a person opens, and hashed files for ever', async () => {
    const page = await at('/accounting/invoices/17', { headers: { accept: 'text/html' } })
    const policy = page.headers.get('content-security-policy') ?? ''
    const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1]
    expect(await page.text()).toBe(`<title nonce="${nonce}">ERP</title>`)
    expect(policy).not.toContain('unsafe')
    expect(page.headers.get('cache-control')).toBe('no-cache')
    expect(policy).toContain("script-src 'self';")
    const asset = await at('/assets/app-1a2b.js')
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect((await at('/assets/gone-1a2b.js')).status).toBe(404)
    expect((await at('/api/nowhere')).status).toBe(404)
    expect((await at('/%E0%A4%A')).status).toBe(400)
    expect((await at('/trpc/nowhere/list')).status).toBe(404)
  })

  it('hands out the compressed twin of a file to who takes it', async () => {
    const twin = await at('/assets/app-1a2b.js', { headers: { 'accept-encoding': 'gzip' } })
    expect(twin.headers.get('content-encoding')).toBe('gzip')
    expect(twin.headers.get('content-type')).toContain('text/javascript')
    expect(twin.headers.get('vary')).toContain('Accept-Encoding')
    expect(await twin.text()).toBe('1')
    const plain = await at('/assets/app-1a2b.js', { headers: { 'accept-encoding': 'identity' } })
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(await plain.text()).toBe('1')
  })

  it('says in words when the port is taken', async () => {
    const second = listen(createApp({ host, log: createLog('silent') }), server.port)
    await expect(second).rejects.toThrow(PortTaken)
    await expect(second).rejects.toThrow(`Port ${server.port} is taken by another program.`)
  })

  function rawStatus(address: string, headers: Record<string, string>): Promise<number> {
    return new Promise((resolve, reject) => {
      const sent = httpRequest(
        {
          port: server.port,
          host: '127.0.0.1',
          path: address,
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-badge': 'cashier', ...headers },
        },
        (response) => {
          response.resume()
          resolve(response.statusCode ?? 0)
        },
      )
      sent.on('error', reject).end('{"copies":1}')
    })
  }
})
