import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, inject, it } from 'vitest'
import { connected, databaseUrl, dropDatabase } from './admin.ts'
import { ensureTemplate } from './template.ts'

const { serverUrl } = inject('databaseServer')
let directory: string
let id: string

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'migrations '))
  id = path.basename(directory)
})

afterEach(async () => {
  await connected(serverUrl, async (admin) => {
    for (const name of made.splice(0)) await dropDatabase(admin, serverUrl, name)
  })
  rmSync(directory, { recursive: true })
})

const made: string[] = []

async function template(): Promise<string> {
  const name = await ensureTemplate(serverUrl, [{ id, directory }])
  made.push(name)
  return name
}

function write(sql: string): void {
  writeFileSync(path.join(directory, '0001_first.sql'), `-- Up Migration\n${sql}\n`)
}

it('runs the migrations once for all who ask at the same time', async () => {
  write('create table ledger ()')
  const names = await Promise.all([template(), template(), template()])
  expect(new Set(names).size).toBe(1)
  const { rows } = await connected(databaseUrl(serverUrl, names[0] ?? ''), (client) =>
    client.query(`select to_regclass('ledger')::text as ledger`),
  )
  expect(rows).toEqual([{ ledger: 'ledger' }])
})

it('makes another template when the SQL changes, and drops the earlier one', async () => {
  write('create table ledger ()')
  const earlier = await template()
  write('create table journal ()')
  const later = await template()
  const { rows } = await connected(serverUrl, (admin) =>
    admin.query('select datname from pg_database where datname = any($1)', [[earlier, later]]),
  )
  expect(rows).toEqual([{ datname: later }])
})

it('leaves no template behind when a migration fails', async () => {
  write('create table ledger (')
  await expect(template()).rejects.toThrow('syntax error')
  const family = createHash('sha256').update(id).digest('hex').slice(0, 12)
  const { rows } = await connected(serverUrl, (admin) =>
    admin.query('select datname from pg_database where starts_with(datname, $1)', [`tpl_${family}`]),
  )
  expect(rows).toEqual([])
  write('create table ledger ()')
  await expect(template()).resolves.toMatch(/^tpl_/)
})
