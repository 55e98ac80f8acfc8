import { randomUUID } from 'node:crypto'
import { extensionsOf, httpHandlers } from '@platform/plugin-api'
import express, { type Express } from 'express'
import helmet from 'helmet'
import { pinoHttp } from 'pino-http'
import type { Host } from '../create-host.ts'
import type { Log } from '../log.ts'
import { answerFailures, answerNothingHere } from './failures.ts'
import { isHealthy } from './health.ts'
import { nonceOf } from './nonce.ts'
import { refuseCrossSite } from './same-origin.ts'
import { trpcEndpoints } from './trpc-endpoints.ts'
import { visitorOf } from './visitor.ts'
import { webFiles } from './web-files.ts'

export interface AppOptions {
  readonly host: Host
  readonly log: Log
  /** The folder of the built browser app. */
  readonly webRoot?: string
  /** Express's 'trust proxy': which proxies may say where a request comes from. */
  readonly trustProxy?: string | number | boolean
}

/** Everything the server answers over HTTP. */
export function createApp({ host, log, webRoot, trustProxy = false }: AppOptions): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', trustProxy)
  app.set('query parser', 'simple')
  app.use(requestLog(log), securityHeaders())

  app.get('/healthz', async (_request, response) => {
    const healthy = await isHealthy(host.database)
    response.status(healthy ? 200 : 503).setHeader('Cache-Control', 'no-store')
    response.json({ status: healthy ? 'ready' : 'the database cannot be reached' })
  })

  app.use(refuseCrossSite)
  for (const handler of extensionsOf(host.database, httpHandlers))
    app.all(`${handler.path}{/*rest}`, async (request, response) =>
      handler.handle(request, response, await visitorOf(host, request)),
    )
  app.use('/trpc', trpcEndpoints(host, log))
  app.use(['/api', '/trpc'], answerNothingHere)
  if (webRoot !== undefined) app.use(webFiles(webRoot))
  app.use(answerNothingHere, answerFailures(log))
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
