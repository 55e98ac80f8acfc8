import path from 'node:path'
import { PassThrough } from 'node:stream'
import {
  checks,
  defineCommand,
  definePlugin,
  extend,
  type Plugin,
  Refusal,
  sentence,
} from '@platform/plugin-api'
import { freshDatabase } from '@tooling/vitest'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHost, type Host, type HostOptions } from '../create-host.ts'
import { runCommand } from './run-command.ts'
import { UsageError } from './usage-error.ts'

const migrationsRoot = path.resolve(import.meta.dirname, '../../../..')

async function run(host: Host, line: string, signal = new AbortController().signal) {
  const out = new PassThrough()
  const err = new PassThrough()
  const code = await runCommand(host, {
    argv: line.split(' ').filter(Boolean),
    signal,
    stdout: out,
    stderr: err,
  })
  return { code, out: String(out.read() ?? ''), err: String(err.read() ?? '') }
}

function boot(plugins: readonly Plugin[], database: Pick<HostOptions, 'ownerUrl' | 'appUrl'>) {
  return createHost({ plugins, ...database, migrationsRoot, durability: 'waived' })
}

const garden = definePlugin({
  id: 'garden',
  name: 'Garden',
  commands: [
    defineCommand({
      id: 'plant',
      summary: 'Plant anything.',
      usage: '<what>',
      async run({ print }, args) {
        print(`planted ${args.join(' and ')}`)
        return 0
      },
    }),
    defineCommand({
      id: 'plant roses',
      summary: 'Plant roses.',
      usage: '',
      async run(_context, [colour]) {
        if (colour === undefined) throw new UsageError('Which colour?')
        if (colour === 'blue')
          throw new Refusal({ kind: 'invalid', code: 'no_such_rose', message: 'There are no blue roses.' })
        return 0
      },
    }),
    defineCommand({
      id: 'wait',
      summary: 'Wait for rain.',
      usage: '',
      async run({ signal }) {
        await new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason))
        })
        return 0
      },
    }),
  ],
  extensions: [
    extend(checks, {
      id: 'garden.weeds',
      title: 'no bed has weeds',
      sentences: ['bed {{bed}}', 'nettles'],
      run: async ({ companyId, at }) => ({
        checked: 1234n,
        differences:
          at === '2020-01-01'
            ? [
                {
                  companyId: companyId ?? 3,
                  subject: sentence('bed {{bed}}', { bed: '7' }),
                  finding: sentence('nettles'),
                },
              ]
            : [],
      }),
    }),
  ],
})

describe('the command line', () => {
  let host: Host
  let ownerUrl: string
  beforeAll(async () => {
    ownerUrl = (await freshDatabase(['platform/plugin-host'])).ownerUrl
    host = await boot([garden], { ownerUrl })
  })
  afterAll(() => host.close())

  it('runs the command with the most words of the line', async () => {
    expect(await run(host, 'plant beans peas')).toMatchObject({ code: 0, out: 'planted beans and peas\n' })
    expect(await run(host, 'plant roses red')).toMatchObject({ code: 0, out: '' })
  })

  it('answers what it does not understand with the usage, and 2', async () => {
    expect(await run(host, 'plant roses')).toMatchObject({
      code: 2,
      err: 'Which colour?\n\nUsage: npm run erp -- plant roses\n',
    })
    const unknown = await run(host, 'dig holes')
    expect(unknown.code).toBe(2)
    expect(unknown.err).toContain("There is no command 'dig holes'.")
    expect(unknown.err).toContain('plant roses')
    expect(await run(host, 'verify --when now')).toMatchObject({
      code: 2,
      err: expect.stringContaining("'--when'"),
    })
  })

  it('answers a refusal with its sentence alone, and 1', async () => {
    expect(await run(host, 'plant roses blue')).toEqual({
      code: 1,
      out: '',
      err: 'There are no blue roses.\n',
    })
  })

  it('lists every command, and helps with one', async () => {
    const { code, out } = await run(host, '--help')
    expect(code).toBe(0)
    for (const call of ['plant <what>', 'outbox dead', 'verify [--at YYYY-MM-DD] [--company ID]'])
      expect(out).toContain(call)
    expect((await run(host, 'plant roses --help')).out).toBe(
      'Plant roses.\n\nUsage: npm run erp -- plant roses\n',
    )
  })

  it('stops on Ctrl+C, and answers as shells do', async () => {
    const interruption = new AbortController()
    const waiting = run(host, 'wait', interruption.signal)
    interruption.abort()
    expect(await waiting).toMatchObject({ code: 130, err: 'Stopped.\n' })
  })
})

describe('verify', () => {
  let host: Host
  let ownerUrl: string
  beforeAll(async () => {
    ownerUrl = (await freshDatabase(['platform/plugin-host'])).ownerUrl
    host = await boot([garden], { ownerUrl })
  })
  afterAll(() => host.close())

  it('prints each check with its count', async () => {
    const { out } = await run(host, 'verify')
    expect(out).toContain('ok    no bed has weeds  (1,234)\n')
    expect(out).toContain('ok    the server connects as a role that is neither superuser nor owner  (1)\n')
  })

  it('exits 1 on any difference, and names it', async () => {
    const { code, out } = await run(host, 'verify --at 2020-01-01')
    expect(code).toBe(1)
    expect(out).toContain('FAIL  no bed has weeds  (1,234)\n        company 3, bed 7: nettles\n')
    expect(out).toContain('garden.weeds')
  })

  it('says when the server would forget what it acknowledged', async () => {
    // The servers of tests do.
    const { code, out } = await run(host, 'verify')
    expect(code).toBe(1)
    expect(out).toContain("PostgreSQL's fsync = off: acknowledged work may be lost in a crash")
  })

  it.each(['2026-13-01', 'yesterday'])('refuses %s as a day', async (day) => {
    expect(await run(host, `verify --at ${day}`)).toMatchObject({
      code: 2,
      err: expect.stringContaining(`--at '${day}' is no day.`),
    })
  })

  it('refuses a company that is not there', async () => {
    expect(await run(host, 'verify --company 9')).toMatchObject({
      code: 2,
      err: expect.stringContaining("--company '9' is none of the companies."),
    })
  })

  it('fails for a server that connects as superuser', async () => {
    const careless = await boot([garden], { ownerUrl, appUrl: ownerUrl })
    const { code, out } = await run(careless, 'verify')
    await careless.close()
    expect(code).toBe(1)
    expect(out).toContain('is a superuser: it may alter any row')
    expect(out).toContain('host.audit: this role has UPDATE, DELETE, TRUNCATE on it')
  })

  it('fails where an immutable table lost its guards', async () => {
    await asOwner('grant update (action) on host.audit to erp_app')
    await asOwner('alter table host.audit disable trigger audit_is_immutable')
    const { out } = await run(host, 'verify')
    expect(out).toContain('host.audit: this role has UPDATE on it')
    expect(out).toContain('host.audit: no trigger refuses UPDATE, DELETE, TRUNCATE')
  })

  async function asOwner(sql: string) {
    const client = new pg.Client(ownerUrl)
    await client.connect()
    await client.query(sql)
    await client.end()
  }
})

describe('starting on a forgetful database', () => {
  it('is refused, naming the settings', async () => {
    const { ownerUrl } = await freshDatabase(['platform/plugin-host'])
    await expect(createHost({ plugins: [], ownerUrl, migrationsRoot })).rejects.toThrow(
      'The database could lose acknowledged payments in a crash: fsync = off, full_page_writes = off, synchronous_commit = off.',
    )
  })
})
