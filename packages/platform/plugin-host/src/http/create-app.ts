import type { RequestListener } from 'node:http'
import { type HttpHandler, httpHandlers } from '@platform/plugin-api'
import express, { type ErrorRequestHandler, type Express } from 'express'
import type { Log } from '../log.ts'
import { answerFailure, answerNothingHere } from './failures.ts'
import { followRequest } from './follow-request.ts'
import { createMetrics } from './metrics.ts'
import { type OperationsOptions, operations } from './operations.ts'
import { numberRequest } from './request-id.ts'
import { refuseCrossSite } from './same-origin.ts'
import { securityHeaders } from './security-headers.ts'
import { isTrpc, trpcEndpoints } from './trpc-endpoints.ts'
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
export function createApp(options: AppOptions): RequestListener {
  const { host, log } = options
  const metrics = createMetrics(host, (error, where) => log.error({ err: error }, where))
  const answerProcedures = trpcEndpoints(host, log)
  const answerOthers = othersThanTrpc({ ...options, metrics })
  return (request, response) => {
    numberRequest(request, response)
    followRequest(request, response, { log, metrics })
    for (const [name, value] of securityHeaders) response.setHeader(name, value)
    if (isTrpc(request.url)) void answerProcedures(request, response)
    else answerOthers(request, response)
  }
}

/** Sign-in, downloads, pages and what those ask who run the server. */
function othersThanTrpc({
  host,
  log,
  webRoot,
  trustProxy = false,
  ...options
}: AppOptions & OperationsOptions): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', trustProxy)
  app.set('query parser', 'simple')
  app.use(operations({ host, ...options }))
  app.use((request, _response, next) => {
    refuseCrossSite(request)
    next()
  })
  for (const { plugin, value } of host.registry.contributions(httpHandlers.id)) {
    // Made through `extend`, as the host has checked at boot.
    const handler = value as HttpHandler
    app.all(`${handler.path}{/*rest}`, async (request, response) => {
      const visitor = await visitorOf(host, request, response)
      refuseSwitchedOff(plugin, visitor.session)
      await handler.handle(request, response, visitor)
    })
  }
  app.use('/api', answerNothingHere)
  if (webRoot !== undefined) app.use(webFiles(webRoot))
  app.use(answerNothingHere, answerFailures(log))
  return app
}

/** What a worker answers: how it is, and nothing else. */
export function createWorkerApp({
  host,
  log,
  ...options
}: Omit<AppOptions, 'webRoot' | 'trustProxy'>): RequestListener {
  const app = express()
  app.disable('x-powered-by')
  const metrics = createMetrics(host, (error, where) => log.error({ err: error }, where))
  app.use(operations({ host, metrics, ...options }), answerNothingHere, answerFailures(log))
  return (request, response) => {
    numberRequest(request, response)
    app(request, response)
  }
}

function answerFailures(log: Log): ErrorRequestHandler {
  return (error, request, response, _next) => answerFailure(log, error, request, response)
}
