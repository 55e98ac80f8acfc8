import {
  type AnyTRPCProcedure,
  type AnyTRPCRouter,
  getTRPCErrorFromUnknown,
  getTRPCErrorShape,
  TRPCError,
} from '@trpc/server'
import { getHTTPStatusCode } from '@trpc/server/http'

/** What a client of tRPC asks: a procedure, or several at once with commas between. */
export interface Asked {
  readonly method: string
  /** Behind the endpoint's own address. */
  readonly path: string
  /** Behind the question mark; undefined without one. */
  readonly search: string | undefined
  /** Of a POST. */
  readonly body: string
}

export interface TrpcAnswering<Context> {
  readonly router: AnyTRPCRouter
  createContext(): Promise<Context>
  readonly maxBatchSize: number
  onError(failure: { readonly error: TRPCError; readonly path: string }): void
}

export interface TrpcAnswer {
  readonly status: number
  readonly json: string
}

type Call = { readonly path: string; readonly input: unknown }
type Result = { readonly result: { readonly data: unknown } } | { readonly error: Shape }
type Shape = ReturnType<typeof getTRPCErrorShape>

/**
 * Answers in the words of tRPC's HTTP protocol: queries by GET, mutations by POST, one answer or a list of them, and 207
 * where they differ. The procedures are tRPC's; its own way to them makes a `Request`, a `Response`, two streams and
 * three abort signals of every call, which takes longer than the call. Streams and subscriptions are not spoken.
 *
 * @see https://trpc.io/docs/rpc
 */
export async function answerTrpc<Context extends object>(
  { method, path, search, body }: Asked,
  { router, createContext, maxBatchSize, onError }: TrpcAnswering<Context>,
): Promise<TrpcAnswer> {
  let context: Context | undefined
  const { _config: config } = router._def
  const procedureAt = (at: string): AnyTRPCProcedure | undefined =>
    Object.hasOwn(router._def.procedures, at) ? router._def.procedures[at] : undefined
  const failed = (cause: unknown, at: string, input?: unknown): { error: Shape } => {
    const error = getTRPCErrorFromUnknown(cause)
    onError({ error, path: at })
    const type = typeOf(procedureAt(at)) ?? 'unknown'
    return { error: getTRPCErrorShape({ config, ctx: context, error, input, path: at, type }) }
  }
  const answerOf = (results: Result | Result[]): TrpcAnswer => ({
    status: getHTTPStatusCode(results as Parameters<typeof getHTTPStatusCode>[0]),
    json: JSON.stringify(results),
  })

  const parameters = search === undefined ? undefined : new URLSearchParams(search)
  const isBatch = parameters?.get('batch') === '1'
  let calls: readonly Call[]
  try {
    calls = callsOf(path, method === 'GET' ? parameters?.get('input') : body, { isBatch, maxBatchSize })
  } catch (error) {
    return answerOf(failed(error, path))
  }
  let noContext: unknown
  try {
    context = await createContext()
  } catch (error) {
    noContext = error
  }
  const answer = async ({ path: at, input }: Call, batchIndex: number): Promise<Result> => {
    try {
      if (!context) throw noContext
      const procedure = procedureAt(at)
      const type = typeOf(procedure)
      if (!procedure || !type)
        throw new TRPCError({ code: 'NOT_FOUND', message: `No procedure found on path "${at}"` })
      if (type !== (method === 'GET' ? 'query' : 'mutation'))
        throw new TRPCError({
          code: 'METHOD_NOT_SUPPORTED',
          message: `Unsupported ${method}-request to ${type} procedure at path "${at}"`,
        })
      const getRawInput = async () => input
      const data = await procedure({
        path: at,
        getRawInput,
        ctx: context,
        type,
        signal: undefined,
        batchIndex,
      })
      return { result: { data } }
    } catch (error) {
      return failed(error, at, input)
    }
  }
  const [first] = calls
  return answerOf(isBatch || !first ? await Promise.all(calls.map(answer)) : await answer(first, 0))
}

function callsOf(
  path: string,
  text: string | null | undefined,
  { isBatch, maxBatchSize }: { readonly isBatch: boolean; readonly maxBatchSize: number },
): readonly Call[] {
  const paths = isBatch ? path.split(',') : [path]
  if (paths.length > maxBatchSize) throw badRequest('Batch call exceeds maximum size')
  const input = text ? parsed(text) : undefined
  if (!isBatch) return [{ path, input }]
  if (input !== undefined && (typeof input !== 'object' || input === null))
    throw badRequest('"input" needs to be an object when doing a batch call')
  const inputs = new Map<string, unknown>(Object.entries(input ?? {}))
  return paths.map((one, index) => ({ path: one, input: inputs.get(String(index)) }))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw badRequest(cause instanceof Error ? cause.message : 'Invalid input', cause)
  }
}

function badRequest(message: string, cause?: unknown): TRPCError {
  return new TRPCError({ code: 'BAD_REQUEST', message, cause })
}

function typeOf(procedure: AnyTRPCProcedure | undefined): 'query' | 'mutation' | undefined {
  const type = procedure?._def.type
  return type === 'subscription' ? undefined : type
}
