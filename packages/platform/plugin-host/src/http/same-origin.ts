import type { IncomingMessage } from 'node:http'
import { Refusal } from '@platform/plugin-api'

const harmless = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a change that another site's page asks for in the reader's name. The rule of Go's
 * `http.CrossOriginProtection`: what a browser says in Sec-Fetch-Site counts, else its Origin must be our host;
 * a request with neither does not come from a browser, so nobody's cookies ride on it.
 */
export function refuseCrossSite(request: IncomingMessage): void {
  if (!isHarmless(request) && !isSameOrigin(request))
    throw new Refusal({
      kind: 'forbidden',
      code: 'cross_site',
      message: 'This request came from another site, so it was not carried out.',
    })
}

function isHarmless({ method }: IncomingMessage): boolean {
  return harmless.has(method ?? '')
}

function isSameOrigin({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin, host } = headers
  if (origin === undefined) return true
  return URL.canParse(origin) && new URL(origin).host === host
}

/** Refuses bodies that a form of another site could send: tRPC speaks JSON alone. */
export function refuseOtherThanJson(request: IncomingMessage): void {
  const [type = ''] = (request.headers['content-type'] ?? '').split(';', 1)
  if (isHarmless(request) || type.trim().toLowerCase() === 'application/json') return
  throw new Refusal({ kind: 'invalid', code: 'not_json', message: 'Send the request as application/json.' })
}
