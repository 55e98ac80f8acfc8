import { fork } from 'node:child_process'
import { createApp, createLog, listen } from '@platform/plugin-host'
import { bootPosHost } from './pos-shop.ts'

/** The program's server in a process of its own, as it runs in a shop. */
export interface PosServer {
  readonly url: string
  readonly pid: number
  stop(): Promise<void>
}

/** Comes back when it answers; with a folder of the built browser app, it answers pages, too. What follows a commit, such as numbering entries, is left to a worker. */
export async function startPosServer(ownerUrl: string, webRoot?: string): Promise<PosServer> {
  const args = ['pos-server', ownerUrl, ...(webRoot === undefined ? [] : [webRoot])]
  const child = fork(process.argv[1] ?? '', args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve(Number(message)))
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    async stop() {
      child.send('stop')
      await ended
    },
  }
}

/** The other end. */
export async function runPosServer(ownerUrl: string, webRoot?: string): Promise<number> {
  const host = await bootPosHost(ownerUrl)
  const server = await listen(
    createApp({ host, log: createLog('silent'), ...(webRoot === undefined ? {} : { webRoot }) }),
    0,
    '127.0.0.1',
  )
  const asked = new Promise((resolve) => {
    process.once('message', resolve)
    // Whoever started it is gone.
    process.once('disconnect', resolve)
  })
  process.send?.(server.port)
  await asked
  await server.close()
  await host.close()
  if (process.connected) process.disconnect()
  return 0
}
