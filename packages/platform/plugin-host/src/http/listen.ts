import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How long requests under way may take to finish when the server stops. */
const LAST_REQUESTS_MS = 10_000

/** The port is taken by another program. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken'
  readonly code = 'port_taken'
}

export interface Listening {
  readonly port: number
  /** Accepts nothing new and comes back when the requests under way are answered. */
  close(): Promise<void>
}

/** Listens on a port (0: any that is free). Throws `PortTaken` when another program has it. */
export async function listen(app: RequestListener, port: number, address?: string): Promise<Listening> {
  const server = createServer(app)
  server.listen(port, address)
  try {
    await once(server, 'listening')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new PortTaken(
        `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`,
        { cause: error },
      )
    throw error
  }
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close')
      server.close()
      const impatience = setTimeout(() => server.closeAllConnections(), LAST_REQUESTS_MS)
      await closed
      clearTimeout(impatience)
    },
  }
}
