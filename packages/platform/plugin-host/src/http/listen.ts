import { once } from 'node:events'
import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How long requests under way may take to finish when the server stops. */
const LAST_REQUESTS_MS = 10_000
const IDLE_LOOK_MS = 50

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
  const underWay = new Set<ServerResponse>()
  let closing = false
  const server = createServer((request, response) => {
    underWay.add(response)
    response.once('close', () => underWay.delete(response))
    if (closing) bidFarewell(response)
    app(request, response)
  })
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
      closing = true
      server.close()
      // A client that keeps its connection would send one request after the other, and be cut off in the midst of one.
      for (const response of underWay) bidFarewell(response)
      const idle = setInterval(() => server.closeIdleConnections(), IDLE_LOOK_MS)
      const impatience = setTimeout(() => server.closeAllConnections(), LAST_REQUESTS_MS)
      await closed
      clearInterval(idle)
      clearTimeout(impatience)
    },
  }
}

/** Has the client come back on another connection. */
function bidFarewell(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close')
}
