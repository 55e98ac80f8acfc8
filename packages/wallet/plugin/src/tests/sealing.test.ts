import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sealCommand } from '../sealing/seal-command.ts'
import { sealJob } from '../sealing/seal-job.ts'
import { openShop } from './open-shop.ts'
import { differencesOf } from './verified.ts'

let shop: Awaited<ReturnType<typeof openShop>>

beforeAll(async () => {
  process.env['WALLET_SEAL_KEY'] = randomBytes(32).toString('base64url')
  shop = await openShop()
})
afterAll(() => shop.test.close())

describe('sealing the wallets', () => {
  it('is done by the job once a day for every company, and by the command whenever asked', async () => {
    await shop.payment(await shop.customer(), 5_000n)
    const context = {
      database: shop.test.database,
      signal: new AbortController().signal,
      progress: async () => {},
    }
    await sealJob.run(context, {})
    await sealJob.run(context, {})
    const lines: string[] = []
    const terminal = {
      ...context,
      directory: '.',
      print: (line: string) => void lines.push(line),
      write: async () => {},
      progress: () => ({ step() {}, end() {} }),
    }
    expect(await sealCommand.run(terminal, [])).toBe(0)
    expect(await sealCommand.run(terminal, ['--company', '999'])).toBe(1)
    expect(lines[0]).toMatch(/seal 2 of \d{4}-\d\d-\d\d, 1 wallets, 1 entries, 0 wallets moved/)
    expect(lines[1]).toMatch(/^ {2}[0-9a-f]{64}$/)
    expect(await differencesOf(shop.test)).toEqual([])
  })
})
