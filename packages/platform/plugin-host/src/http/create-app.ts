import { randomUUID } from 'node:crypto'
import { type HttpHandler, httpHandlers } from '@platform/plugin-api'
import express, { type Express } from 'express'
import helmet from 'helmet'
import { pinoHttp } from 'pino-http'
import type { Log } from '../log.ts'
import { answerFailures, answerNothingHere } from './failures.ts'
import { createMetrics } from './metrics.ts'
import { nonceOf } from './nonce.ts'
import { type OperationsOptions, operations } from './operations.ts'
import { refuseCrossSite } from './same-origin.ts'
import { trpcEndpoints } from './trpc-endpoints.ts'
import { refuseSwitchedOff, visitorOf } from './visitor.ts'
import { webFiles } from './web-files.ts'

export interface AppOptions extends Omit<OperationsOptions, 'metrics'> {
  readonly log: Log
  /** The folder of the built browser app. */
  readonly webRoot?: string
  /** Express's 'trust proxy': which proxies may say where a request comes from. */
  readonly trustProxy?: string | number | boolean
}

/** Everything the server answers over HTTP. */
export function createApp({
  host,
  log,
  webRoot,
  trustProxy = false,
  stopping,
  metricsToken,
}: AppOptions): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', trustProxy)
  app.set('query parser', 'simple')
  const metrics = createMetrics(host, (error, where) => log.error({ err: error }, where))
  app.use(requestLog(log), metrics.measure, securityHeaders())

  app.use(operations({ host, metrics, stopping, metricsToken }))
  app.use(refuseCrossSite)
  for (const { plugin, value } of host.registry.contributions(httpHandlers.id)) {
    // Made through `extend`, as the host has checked at boot.
    const handler = value as HttpHandler
    app.all(`${handler.path}{/*rest}`, async (request, response) => {
      const visitor = await visitorOf(host, request)
      refuseSwitchedOff(plugin, visitor.session)
      await handler.handle(request, response, visitor)
    })
  }
  app.use('/trpc', trpcEndpoints(host, log))
  app.use(['/api', '/trpc'], answerNothingHere)
  if (webRoot !== undefined) app.use(webFiles(webRoot))
  app.use(answerNothingHere, answerFailures(log))
  return app
}

/** What a worker answers: how it is, and nothing else. */
export function createWorkerApp({
  host,
  log,
  ...options
}: Omit<AppOptions, 'webRoot' | 'trustProxy'>): Express {
  const app = express()
  app.disable('x-powered-by')
  const metrics = createMetrics(host, (error, where) => log.error({ err: error }, where))
  app.use(operations({ host, metrics, ...options }), answerNothingHere, answerFailures(log))
  return app
}

function requestLog(log: Log) {
  return pinoHttp({
    logger: log,
    quietReqLogger: true,
    customAttributeKeys: { reqId: 'requestId' },
    genReqId(request, response) {
      const given = request.headers['x-request-id']
      const id = typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
      response.setHeader('X-Request-Id', id)
      return id
    },
    serializers: {
      req: ({ id, method, url }) => ({ id, method, url }),
      res: ({ statusCode }) => ({ statusCode }),
    },
    // A failure is logged where it is answered, with its cause.
    customLogLevel: () => 'info',
  })
}

function securityHeaders() {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // Style elements that components make carry the nonce of the page they stand in.
        styleSrc: ["'self'", (_request, response) => `'nonce-${nonceOf(response)}'`],
        imgSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    // Only this host: its neighbours' addresses are not ours to decide on.
    strictTransportSecurity: { maxAge: 15_552_000, includeSubDomains: false },
    referrerPolicy: { policy: 'same-origin' },
  })
}
