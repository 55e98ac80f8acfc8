import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { withLockFile } from './lock-file.ts'
import { processIdentity } from './process-identity.ts'

let file: string
beforeEach(() => {
  file = path.join(mkdtempSync(path.join(tmpdir(), 'lock ')), 'lock')
})
afterEach(() => rmSync(path.dirname(file), { recursive: true }))

it('lets one in at a time', async () => {
  let inside = 0
  const seen: number[] = []
  const visit = () =>
    withLockFile(file, async () => {
      seen.push(++inside)
      await sleep(5)
      inside--
    })
  await Promise.all([visit(), visit(), visit(), visit()])
  expect(seen).toEqual([1, 1, 1, 1])
})

it.each([
  ['is gone', { pid: 2 ** 22 + 1, identity: 'gone' }],
  ['had the number of a living one', { pid: process.pid, identity: 'another' }],
])('takes over from an owner that %s', async (_case, owner) => {
  writeFileSync(file, JSON.stringify(owner))
  await expect(withLockFile(file, async () => 'in', 5_000)).resolves.toBe('in')
})

it('gives up on an owner that lives and does not let go, naming it', async () => {
  writeFileSync(file, JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) }))
  await expect(withLockFile(file, async () => 'in', 100)).rejects.toThrow(`held by process ${process.pid}`)
})

it('lets the next one in after a failure', async () => {
  await expect(withLockFile(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await expect(withLockFile(file, async () => 'in')).resolves.toBe('in')
})
