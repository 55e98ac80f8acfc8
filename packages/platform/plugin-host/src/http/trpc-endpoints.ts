import { refusalOf, toTrpcError } from '@platform/plugin-api'
import express, { Router } from 'express'
import type { Host } from '../create-host.ts'
import type { Log } from '../log.ts'
import { answerTrpc } from './answer-trpc.ts'
import { refuseOtherThanJson } from './same-origin.ts'
import { refuseOtherCompany, refuseSwitchedOff, visitorOf } from './visitor.ts'

/** The largest request: a list of some ten thousand ids. Files go elsewhere. */
const LARGEST_BODY = '2mb'
/** As many questions as a page asks at once, with room to spare. */
const LARGEST_BATCH = 50

/** One endpoint a plugin, at /trpc/<plugin id>. */
export function trpcEndpoints(host: Host, log: Log): Router {
  const router = Router()
  // As text: tRPC parses it itself, and answers malformed JSON with a bad request.
  router.use(refuseOtherThanJson, express.text({ type: 'application/json', limit: LARGEST_BODY }))
  for (const plugin of host.registry.plugins) {
    if (!plugin.router) continue
    const endpoint = answerTrpc({
      router: plugin.router,
      createContext: async (request) => {
        try {
          const visitor = await visitorOf(host, request)
          refuseOtherCompany(request, visitor.session)
          refuseSwitchedOff(plugin, visitor.session)
          return visitor
        } catch (error) {
          const refusal = refusalOf(error)
          throw refusal ? toTrpcError(refusal) : error
        }
      },
      maxBatchSize: LARGEST_BATCH,
      onError({ error, path, request }) {
        if (error.code === 'INTERNAL_SERVER_ERROR')
          log.error(
            { err: error.cause ?? error, requestId: request.id, procedure: `${plugin.id}.${path}` },
            'procedure failed',
          )
      },
    })
    router.use(`/${plugin.id}`, endpoint)
  }
  return router
}
