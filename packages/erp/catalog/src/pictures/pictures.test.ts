import { createUsers, identityPlugin } from '@erp/identity'
import { newId, transaction } from '@platform/database'
import { type Company, onlyOutcome, type Role } from '@platform/plugin-api'
import { signInAt, type TestHost, testHost } from '@platform/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createProducts } from '../create-products.ts'
import { catalogPlugin } from '../plugin.ts'
import { readPicture } from './read-picture.ts'

process.env['BETTER_AUTH_SECRET'] = 'a secret of tests, long enough to sign with'

/** One pixel each, as written by common encoders. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const webp = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64')
/** The head of a JPEG of 640 by 480: start, a comment, the frame header. */
const jpeg = Buffer.from('ffd8fffe00046869ffc0000b0801e0028001011100', 'hex')

let test: TestHost
let url: string
let company: Company
let productId: string
let accountant: string
let cashier: string
let stranger: string
beforeAll(async () => {
  test = await testHost({ plugins: [identityPlugin, catalogPlugin] })
  url = await test.serve()
  company = await test.createCompany()
  productId = await transaction(test.database, async (tx) => {
    const fields = { description: null, category: null, barcode: null, unitPrice: 1_000n, taxId: null }
    const draft = { ...fields, idempotencyKey: newId(), code: 'L', name: 'Lamp' }
    return onlyOutcome(await createProducts(tx, company.id, null, [draft])).productId
  })
  accountant = await signIn(company, 'accountant')
  cashier = await signIn(company, 'cashier')
  stranger = await signIn(await test.createCompany({ name: 'Other' }), 'owner')
})
afterAll(() => test.close())

async function signIn(where: Company, role: Role): Promise<string> {
  const email = `${newId()}@example.com`
  const password = 'correct horse battery'
  const memberships = [{ companyId: where.id, role }]
  await transaction(test.database, (tx) => createUsers(tx, [{ name: role, email, password, memberships }]))
  return signInAt(url, { email, password })
}

function ask(
  cookie: string,
  { method = 'GET', tail = '', body }: { method?: string; tail?: string; body?: unknown } = {},
) {
  return fetch(`${url}/api/catalog/pictures/${productId}${tail}`, {
    method,
    headers: { cookie, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

const put = (cookie: string, picture: Buffer, thumbnail: Buffer) =>
  ask(cookie, {
    method: 'PUT',
    body: { picture: picture.toString('base64'), thumbnail: thumbnail.toString('base64') },
  })
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code

describe('a picture', () => {
  it('is told by its content, measures and all', () => {
    expect(readPicture(png)).toEqual({ type: 'image/png', width: 1, height: 1 })
    expect(readPicture(webp)).toEqual({ type: 'image/webp', width: 1, height: 1 })
    expect(readPicture(jpeg)).toEqual({ type: 'image/jpeg', width: 640, height: 480 })
  })

  it('is none when it is something else, or cut off', () => {
    for (const other of ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'GIF89a', '', 'RIFF....WEBPVP8 '])
      expect(readPicture(Buffer.from(other)), other).toBeUndefined()
    for (const whole of [png, webp, jpeg])
      for (let length = 0; length < 17; length++)
        expect(readPicture(whole.subarray(0, length))).toBeUndefined()
  })
})

describe('the picture of a product', () => {
  it('is kept, shown to whoever sees products, kept by browsers for ever under its version, and replaced', async () => {
    const saved = await put(accountant, png, webp)
    expect(saved.status).toBe(200)
    const { version } = (await saved.json()) as { version: string }
    const small = await ask(cashier, { tail: `/small?v=${version}` })
    expect(Buffer.from(await small.arrayBuffer())).toEqual(webp)
    expect(small.headers.get('content-type')).toBe('image/webp')
    expect(small.headers.get('cache-control')).toContain('immutable')
    expect(small.headers.get('x-content-type-options')).toBe('nosniff')
    expect(small.headers.get('content-security-policy')).toContain("default-src 'none'")

    await put(accountant, webp, png)
    const whole = await ask(cashier, { tail: `?v=${version}` })
    expect(whole.headers.get('content-type')).toBe('image/webp')
    // That address promised another picture: nobody is to keep this one under it.
    expect(whole.headers.get('cache-control')).not.toContain('immutable')

    expect((await ask(accountant, { method: 'DELETE' })).status).toBe(200)
    expect((await ask(cashier)).status).toBe(404)
  })

  it('is refused when it is no picture, or larger than is shown', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
    expect(await codeOf(await put(accountant, svg, png))).toBe('no_picture')
    expect(await codeOf(await put(accountant, png, svg))).toBe('no_picture')
    const vast = Buffer.from(png)
    vast.writeUInt32BE(30_000, 16)
    expect(await codeOf(await put(accountant, vast, png))).toBe('picture_too_large')
    const heavy = Buffer.concat([png, Buffer.alloc(70_000)])
    expect(await codeOf(await put(accountant, png, heavy))).toBe('picture_too_large')
    expect(await codeOf(await ask(accountant, { method: 'PUT', body: { picture: 'ü', thumbnail: 5 } }))).toBe(
      'no_picture',
    )
    // Larger than a handler reads at all: said in words, too.
    const endless = await put(accountant, Buffer.alloc(3_000_000), png)
    expect([endless.status, await codeOf(endless)]).toEqual([413, 'body_too_large'])
    expect((await ask(accountant)).status).toBe(404)
  })

  it('is changed by nobody who may not, and seen by no other company', async () => {
    await put(accountant, png, png)
    expect((await put(cashier, webp, webp)).status).toBe(403)
    expect((await ask(cashier, { method: 'DELETE' })).status).toBe(403)
    expect((await ask(stranger)).status).toBe(404)
    expect(await codeOf(await put(stranger, webp, webp))).toBe('unknown_product')
    expect((await ask(stranger, { method: 'DELETE' })).status).toBe(200)
    expect((await ask('')).status).toBe(401)
    expect((await ask(cashier)).headers.get('content-type')).toBe('image/png')
  })
})
