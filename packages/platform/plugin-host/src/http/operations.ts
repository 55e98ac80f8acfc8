import { createHash, timingSafeEqual } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import type { Host } from '../create-host.ts'
import type { Metrics } from './metrics.ts'
import { findReadiness } from './readiness.ts'

export interface OperationsOptions {
  readonly host: Host
  readonly metrics: Metrics
  /** Aborts when the process begins to stop: from then on it asks for no more traffic. */
  readonly stopping?: AbortSignal | undefined
  /** Who has it may read /metrics from anywhere. Without one only this machine may. */
  readonly metricsToken?: string | undefined
}

/** What those ask who run the server: /healthz, /readyz, /metrics. */
export function operations({ host, metrics, stopping, metricsToken }: OperationsOptions): Router {
  const router = Router()
  router.get('/healthz', async (_request, response) => {
    // A process that stops is still alive: whoever restarts the dead must leave it alone.
    const { ready, reason } = await findReadiness(host.database, undefined)
    answer(response, ready, reason)
  })
  router.get('/readyz', async (_request, response) => {
    const { ready, reason } = await findReadiness(host.database, stopping)
    answer(response, ready, reason)
  })
  router.get('/metrics', async (request, response, next) => {
    // As if it were not there: what it tells is nobody else's business.
    if (!mayRead(request, metricsToken)) return next()
    response.setHeader('Cache-Control', 'no-store')
    response.type(metrics.contentType).send(await metrics.text())
  })
  return router
}

function answer(response: Response, ready: boolean, status: string): void {
  response.status(ready ? 200 : 503).setHeader('Cache-Control', 'no-store')
  response.json({ status })
}

/** A request that a proxy passed on came from elsewhere, whatever its last hop. */
function mayRead(request: Request, token: string | undefined): boolean {
  if (token !== undefined) return isSame(request.headers.authorization ?? '', `Bearer ${token}`)
  const address = request.socket.remoteAddress ?? ''
  const isLocal = address === '::1' || /^(::ffff:)?127\./.test(address)
  return (
    isLocal && request.headers['x-forwarded-for'] === undefined && request.headers.forwarded === undefined
  )
}

function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(wanted))
}
