import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { removePostgres } from '@tooling/dev-services'

const server = path.resolve(import.meta.dirname, '../../../apps/server/dist/main.js')

/** The built product with a demo company of its own, which is gone after `stop`; `ERP_ADDRESS` shows one that runs already. */
export interface Demo {
  readonly address: string
  stop(): Promise<void>
}

export async function startDemo(): Promise<Demo> {
  const running = process.env['ERP_ADDRESS']
  if (running) return { address: running, stop: async () => {} }
  const dataDir = mkdtempSync(path.join(tmpdir(), 'erp-screenshots-'))
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [server], {
    env: { PATH, HOME, DATA_DIR: dataDir, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /runs at (http:\S+)/.exec(line)?.[1]
      if (found !== undefined) resolve(found)
    })
    ended.then(([code]) => reject(new Error(`The server ended with ${code} before it was ready.`)))
  })
  return {
    address,
    async stop() {
      child.kill('SIGTERM')
      await ended
      await removePostgres(dataDir)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
