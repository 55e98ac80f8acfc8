import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { removePostgres } from '@tooling/dev-services'
import type { TestProject } from 'vitest/node'
import { startBundle } from './bundle.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built server answers, with the demo company in it. */
    builtServer: string
  }
}

const apps = path.resolve(import.meta.dirname, '../../..')
const bundle = path.join(apps, 'server/dist/main.js')

/**
 * The product as it ships, for all browser tests of a run: the built server and the built browser app on a
 * new embedded database with the demo company. `ERP_ADDRESS` tries one that runs already instead.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = process.env['ERP_ADDRESS']
  if (running) {
    project.provide('builtServer', running)
    return async () => {}
  }
  for (const file of [bundle, path.join(apps, 'web/dist/index.html')])
    if (!existsSync(file))
      throw new Error(`${file} is not there: browser tests need the build. Run npm test.`)
  const dataDir = mkdtempSync(path.join(tmpdir(), 'erp-browser-'))
  // A proxy of this machine may say where a request comes from: each file signs in from an address of its own.
  const server = startBundle(bundle, { env: { DATA_DIR: dataDir, PORT: '0', TRUST_PROXY: 'loopback' } })
  // Ctrl+C ends a run without teardown.
  const interrupt = () => server.child.kill('SIGTERM')
  process.once('exit', interrupt)
  project.provide('builtServer', await server.address())
  return async () => {
    process.off('exit', interrupt)
    server.child.kill('SIGTERM')
    await server.ended()
    await removePostgres(dataDir)
    rmSync(dataDir, { recursive: true, force: true })
  }
}
