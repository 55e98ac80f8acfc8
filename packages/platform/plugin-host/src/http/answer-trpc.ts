import type { AnyRouter, TRPCError } from '@trpc/server'
import { resolveResponse } from '@trpc/server/http'
import type { RequestHandler } from 'express'

type Resolved = Parameters<typeof resolveResponse>[0]
type Asking = Parameters<RequestHandler>[0]

export interface TrpcAnswering<Context> {
  readonly router: AnyRouter
  createContext(request: Asking): Promise<Context>
  readonly maxBatchSize: number
  onError(failure: {
    readonly error: TRPCError
    readonly path: string | undefined
    readonly request: Asking
  }): void
}

/**
 * Has tRPC answer what Express has received: its body is there as text, and an answer leaves whole. tRPC's own way with
 * Express makes streams and a `Request` of both, which takes as long as all the rest of a request.
 */
export function answerTrpc<Context extends object>({
  router,
  createContext,
  maxBatchSize,
  onError,
}: TrpcAnswering<Context>): RequestHandler {
  return async (request, response) => {
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    const answer = await resolveResponse({
      router,
      req: requestOf(request, gone.signal),
      path: request.path.slice(request.path.lastIndexOf('/') + 1),
      error: null,
      createContext: () => createContext(request),
      maxBatchSize,
      onError: ({ error, path }) => onError({ error, path, request }),
    } as Resolved)
    response.statusCode = answer.status
    for (const [name, value] of answer.headers) response.setHeader(name, value)
    response.end(await answer.text())
  }
}

/** As much of a request as tRPC looks at. */
function requestOf(request: Asking, signal: AbortSignal): Request {
  const headers = new Headers()
  for (const name of ['accept', 'content-type', 'trpc-accept']) {
    const value = request.get(name)
    if (value !== undefined) headers.set(name, value)
  }
  const asked: Pick<Request, 'method' | 'url' | 'headers' | 'signal' | 'json'> = {
    method: request.method,
    // Only what stands behind the path is read of it.
    url: `http://server${request.url}`,
    headers,
    signal,
    json: async () => JSON.parse(typeof request.body === 'string' ? request.body : ''),
  }
  return asked as Request
}
