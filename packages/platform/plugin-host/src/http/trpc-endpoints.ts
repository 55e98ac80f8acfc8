import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  type Plugin,
  Refusal,
  type RequestContext,
  readBody,
  refusalOf,
  toTrpcError,
} from '@platform/plugin-api'
import type { Host } from '../create-host.ts'
import type { Log } from '../log.ts'
import { answerTrpc } from './answer-trpc.ts'
import { answerFailure, answerNothingHere } from './failures.ts'
import { requestIdOf } from './request-id.ts'
import { refuseCrossSite, refuseOtherThanJson } from './same-origin.ts'
import { findSession, refuseOtherCompany, refuseSwitchedOff } from './visitor.ts'

/** The largest request: a list of some ten thousand ids. Files go elsewhere. */
const LARGEST_BODY_BYTES = 2 * 1024 * 1024
/** As many questions as a page asks at once, with room to spare. */
const LARGEST_BATCH = 50

/** '/trpc/<plugin id>/<procedures>?<search>' */
const ADDRESS = /^\/trpc\/([^/?]+)\/([^?]*)(?:\?(.*))?$/

/** Whether an address is one of tRPC's: what a till asks all day, so it is answered without Express. */
export function isTrpc(url: string | undefined): boolean {
  return url?.startsWith('/trpc/') === true
}

/** One endpoint a plugin, at /trpc/<plugin id>. */
export function trpcEndpoints(
  host: Host,
  log: Log,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const plugins = new Map(host.registry.plugins.map((plugin) => [plugin.id, plugin]))
  return async (request, response) => {
    try {
      refuseCrossSite(request)
      const [, pluginId = '', path = '', search] = ADDRESS.exec(request.url ?? '') ?? []
      const plugin = plugins.get(pluginId)
      if (!plugin?.router) return answerNothingHere(request, response)
      if (request.method === 'HEAD') return void response.writeHead(204).end()
      refuseOtherThanJson(request)
      const { method = 'GET' } = request
      const { status, json } = await answerTrpc(
        {
          method,
          path: decoded(path),
          search,
          body: method === 'GET' ? '' : await readBody(request, LARGEST_BODY_BYTES),
        },
        {
          router: plugin.router,
          createContext: () => contextOf(host, plugin, request, response),
          maxBatchSize: LARGEST_BATCH,
          onError({ error, path: at }) {
            if (error.code === 'INTERNAL_SERVER_ERROR')
              log.error(
                {
                  err: error.cause ?? error,
                  requestId: requestIdOf(response),
                  procedure: `${pluginId}.${at}`,
                },
                'procedure failed',
              )
          },
        },
      )
      response.writeHead(status, {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(json),
      })
      response.end(json)
    } catch (error) {
      answerFailure(log, error, request, response)
    }
  }
}

function decoded(path: string): string {
  // Most names need none.
  if (!path.includes('%')) return path
  try {
    return decodeURIComponent(path)
  } catch (cause) {
    const message = 'The request could not be read.'
    throw new Refusal({ kind: 'invalid', code: 'bad_request', message }, { cause })
  }
}

async function contextOf(
  host: Host,
  plugin: Plugin,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<RequestContext> {
  try {
    const session = await findSession(host, request)
    refuseOtherCompany(request, session)
    refuseSwitchedOff(plugin, session)
    return { requestId: requestIdOf(response), database: host.database, session }
  } catch (error) {
    const refusal = refusalOf(error)
    throw refusal ? toTrpcError(refusal) : error
  }
}
