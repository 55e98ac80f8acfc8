import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

const header = 'X-Request-Id'

/** Numbers a request, as whoever sent it wants it numbered, and tells them the number. */
export function numberRequest({ headers }: IncomingMessage, response: ServerResponse): void {
  const given = headers['x-request-id']
  response.setHeader(header, typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID())
}

/** The number under which the log has the request of an answer. */
export function requestIdOf(response: ServerResponse): string {
  return String(response.getHeader(header))
}
