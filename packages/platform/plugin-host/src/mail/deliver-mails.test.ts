import { once } from 'node:events'
import { type AddressInfo, createServer, type Server } from 'node:net'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { transaction } from '@platform/database'
import { definePlugin, extend, type Mail, type Mailer, mailers, sendMails } from '@platform/plugin-api'
import { freshDatabase } from '@tooling/vitest'
import { afterEach, describe, expect, it } from 'vitest'
import { createHost, type Host } from '../create-host.ts'
import { createSmtpMailer } from './smtp-mailer.ts'

const hosts: Host[] = []
const servers: Server[] = []
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close()
  for (const server of servers.splice(0)) server.close()
})

async function boot({ own, contributed }: { own?: Mailer; contributed?: Mailer } = {}) {
  const errors: unknown[] = []
  const extensions = contributed ? [extend(mailers, contributed)] : []
  const host = await createHost({
    plugins: [definePlugin({ id: 'pigeon', name: 'Pigeons', extensions })],
    ownerUrl: (await freshDatabase(['platform/plugin-host'])).ownerUrl,
    migrationsRoot: path.resolve(import.meta.dirname, '../../../..'),
    durability: 'waived',
    outbox: { pauseMs: () => 0 },
    ...(own && { mailer: own }),
    onError: (error) => errors.push(error),
  })
  hosts.push(host)
  return {
    errors,
    async send(...mails: Mail[]) {
      await transaction(host.database, (tx) => sendMails(tx, 1, mails))
      await host.dispatcher.drain()
    },
    async written() {
      const { rows } = await host.database.pool.query(
        `select key || ': ' || state as line from host.mail order by id`,
      )
      return rows.map(({ line }) => line as string)
    },
  }
}

const mail = (key: string, some: Partial<Mail> = {}): Mail => ({
  key,
  to: { name: 'Ada Quinn', email: 'ada@lamps.example' },
  subject: 'Your credit expires soon',
  text: 'Of your credit €5.00 expires on 1 March.\nSee you soon.',
  ...some,
})

/** A mail server that takes everything: the little of SMTP that it needs. What it took, as it came. */
async function openMailServer(answerToData = '250 taken') {
  const taken: string[] = []
  const server = createServer((socket) => {
    const say = (line: string) => socket.write(`${line}\r\n`)
    let content: string[] | undefined
    say('220 mail.example')
    socket.on('error', () => {})
    createInterface({ input: socket }).on('line', (line) => {
      if (content && line !== '.') content.push(line)
      else if (content) {
        taken.push(content.join('\n'))
        content = undefined
        say(answerToData)
      } else if (line === 'DATA') {
        content = []
        say('354 go on')
      } else if (line === 'QUIT') socket.end('221 bye\r\n')
      else say('250 fine')
    })
  })
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const mailer = createSmtpMailer({
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    from: 'Lamps & Co <shop@lamps.example>',
  })
  return { taken, mailer }
}

describe('mail', () => {
  it('goes to the mail server once a key, whoever asks again, and is written down', async () => {
    const { taken, mailer } = await openMailServer()
    const { send, written } = await boot({ own: mailer })
    await send(mail('a'), mail('b', { subject: 'Zweites, schönes' }), mail('a'))
    await send(mail('b'), mail('c'))
    mailer.close()
    expect(taken).toHaveLength(3)
    expect(taken[0]).toContain('To: Ada Quinn <ada@lamps.example>')
    expect(taken[0]).toContain('From: "Lamps & Co" <shop@lamps.example>')
    expect(taken[0]).toMatch(/Message-ID: <[0-9a-f]{32}@erp>/i)
    expect(new Set(taken.map((content) => /Message-ID: (\S+)/i.exec(content)?.[1])).size).toBe(3)
    expect(await written()).toEqual(['a: sent', 'b: sent', 'c: sent'])
  })

  it('is kept for the owner to read where there is no mail server', async () => {
    const { send, written } = await boot()
    await send(mail('a'))
    await send(mail('a'))
    expect(await written()).toEqual(['a: kept'])
  })

  it('is brought by a plugin that contributes another way', async () => {
    const brought: string[] = []
    const pigeon: Mailer = { id: 'pigeon', send: async ({ key }) => void brought.push(key) }
    const { send, written } = await boot({ contributed: pigeon })
    await send(mail('a'))
    expect(brought).toEqual(['a'])
    expect(await written()).toEqual(['a: sent'])
  })

  it('is tried again when the mail server fails, and those before it do not go twice', async () => {
    const tried: string[] = []
    const moody: Mailer = {
      id: 'moody',
      async send({ key, messageId }) {
        tried.push(`${key} ${messageId}`)
        if (key === 'b' && tried.length < 3) throw new Error('451 try later')
      },
    }
    const { send, written, errors } = await boot({ own: moody })
    await send(mail('a'), mail('b'), mail('c'))
    expect(await written()).toEqual(['a: sent', 'b: sent', 'c: sent'])
    expect(tried.map((line) => line[0])).toEqual(['a', 'b', 'b', 'c'])
    expect(tried[1]).toBe(tried[2])
    expect(errors).toHaveLength(1)
  })

  it('lets nobody write headers through a name, an address or a subject', async () => {
    const { taken, mailer } = await openMailServer()
    const { send } = await boot({ own: mailer })
    await send(
      mail('a', {
        to: { name: 'Ada\r\nBcc: eve@evil.example', email: 'ada@lamps.example' },
        subject: 'Hello\r\nX-Evil: yes',
      }),
    )
    mailer.close()
    const headers = taken[0]?.split('\n\n')[0] ?? ''
    expect(headers).not.toMatch(/^(Bcc|X-Evil):/m)
  })
})
