import { existsSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { listDemoSignIns } from '@erp/identity'
import { createApp, createWorkerApp, type Host, type Listening, listen } from '@platform/plugin-host'
import { type Booted, boot, isEmpty } from './boot.ts'
import type { Configuration } from './configuration.ts'
import { untilInterrupted } from './interruption.ts'
import { say } from './terminal.ts'

/** What a process does: everything, or its share where several run. */
export type ServerRole = 'all' | 'api' | 'worker'

// Beside the bundle's folder in the built app, and beside this one's in the source, lies that of the web app.
const webRoot = path.resolve(import.meta.dirname, '../../web/dist')

/** Runs the server until it is interrupted: then answers what is under way, and leaves nothing behind. */
export async function serve(
  configuration: Configuration,
  { role, signal }: { role: ServerRole; signal: AbortSignal },
): Promise<number> {
  const booted = await boot({ configuration, shared: role === 'worker', demo: role === 'all', signal })
  try {
    const { host, log } = booted
    const { metricsToken, bindAddress, workerPort } = configuration
    const watched = { host, log, stopping: signal, metricsToken }
    let server: Listening | undefined
    if (role === 'worker') {
      if (workerPort !== undefined) server = await listen(createWorkerApp(watched), workerPort, bindAddress)
      await startWorking(host)
      say('Working. Ctrl+C stops.')
    } else {
      const app = createApp({ ...watched, webRoot, trustProxy: configuration.trustProxy })
      server = await listen(app, configuration.port, bindAddress)
      if (role === 'all') await startWorking(host)
      await greet(booted, `http://localhost:${server.port}`)
    }
    await untilInterrupted(signal)
    say('Stopping ...')
    // Meanwhile /readyz says no, and whoever sends us traffic sends it elsewhere.
    await sleep(configuration.drainMs)
    await server?.close()
    return 0
  } finally {
    await booted.close()
  }
}

async function startWorking({ dispatcher, jobs }: Host): Promise<void> {
  dispatcher.start()
  await jobs.start()
}

async function greet({ host, database }: Booted, address: string): Promise<void> {
  const demoSignIns = await listDemoSignIns(host.database)
  say('')
  say(`  ERP Customer Wallet runs at ${address}`)
  if (!existsSync(webRoot)) say('  The browser app is not built; only the API answers.')
  if (demoSignIns.length > 0) {
    say('')
    say('  Demo sign-ins:')
    const width = Math.max(...demoSignIns.map(({ email }) => email.length))
    for (const { role, email, password } of demoSignIns)
      say(`    ${role.padEnd(10)}  ${email.padEnd(width)}  ${password}`)
  }
  if (await isEmpty(host)) {
    say('')
    say('  There is no company yet. Make one, and somebody who can sign in:')
    say('    npm run erp -- company add --name NAME --currency EUR')
    say('    ERP_PASSWORD=... npm run erp -- user add --email ADDRESS --name NAME --company 1 --role owner')
  }
  say('')
  say(`  Database: ${database.place}`)
  say('  Ctrl+C stops it.')
  say('')
}
