import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Log } from '../log.ts'
import type { Metrics } from './metrics.ts'
import { requestIdOf } from './request-id.ts'

/** Tells metrics and log of a request once it is over. A failure is logged where it is answered, with its cause. */
export function followRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { log, metrics }: { readonly log: Log; readonly metrics: Metrics },
): void {
  const started = performance.now()
  // Express shortens addresses on its way.
  const { method = '', url = '' } = request
  response.once('close', () => {
    const responseTime = performance.now() - started
    const { statusCode, writableFinished } = response
    metrics.measured({ method, url, status: statusCode, seconds: responseTime / 1000 })
    if (!log.isLevelEnabled('info')) return
    log.info(
      {
        requestId: requestIdOf(response),
        req: { method, url },
        res: { statusCode },
        responseTime: Math.round(responseTime),
      },
      writableFinished ? 'request completed' : 'request aborted',
    )
  })
}
