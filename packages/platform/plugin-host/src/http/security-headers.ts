import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet from 'helmet'

/** Headers that every answer carries, whatever it is. */
export const securityHeaders: readonly (readonly [name: string, value: string])[] = collected(
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives: policyOf("'self'") },
    // Only this host: its neighbours' addresses are not ours to decide on.
    strictTransportSecurity: { maxAge: 15_552_000, includeSubDomains: false },
    referrerPolicy: { policy: 'same-origin' },
  }),
)

/** Lets style elements that components make into a page, if they carry the nonce that it was answered with. */
export function admitStylesWith(nonce: string, response: ServerResponse): void {
  const policy = helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: policyOf("'self'", `'nonce-${nonce}'`),
  })
  for (const [name, value] of collected(policy)) response.setHeader(name, value)
}

function policyOf(...styleSrc: string[]) {
  return {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc,
    imgSrc: ["'self'", 'blob:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    manifestSrc: ["'self'"],
    workerSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  }
}

/** Helmet says the same of every request, so it is asked once. */
function collected(
  middleware: (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void,
): [string, string][] {
  const headers: [string, string][] = []
  const response = {
    setHeader: (name: string, value: string) => headers.push([name, value]),
    removeHeader: () => {},
  }
  middleware({} as IncomingMessage, response as unknown as ServerResponse, (error) => {
    if (error) throw error
  })
  return headers
}
