import type { Receipt } from '@erp/point-of-sale'
import { Client, type Dispatcher } from 'undici'
import type { PosShop, SignIn } from './pos-shop.ts'

/** A refusal, or a failure of the server, as it was answered. */
export class NotDone extends Error {
  override readonly name = 'NotDone'
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** A till's connection to the server: one request at a time, kept open, as a browser's is. */
export interface HttpTill {
  /** Asks the point of sale to do something: the answer, or `NotDone`. */
  ask<Answer = Receipt>(procedure: string, input: unknown): Promise<Answer>
  /** Asks for what is there. */
  read<Answer>(procedure: string, input: unknown): Promise<Answer>
  close(): Promise<void>
}

/** Signs in, and opens a connection for that person alone. */
export async function openHttpTill(url: string, signIn: SignIn): Promise<HttpTill> {
  const headers = { 'content-type': 'application/json', cookie: await signInAt(url, signIn) }
  // Light on purpose: it shares two cores with what is measured.
  const client = new Client(url, { pipelining: 1, keepAliveTimeout: 60_000 })
  const pathOf = (procedure: string) => `/trpc/point-of-sale/${procedure}`
  return {
    ask: (procedure, input) =>
      answerOf(
        client.request({ method: 'POST', path: pathOf(procedure), headers, body: JSON.stringify(input) }),
      ),
    read: (procedure, input) =>
      answerOf(
        client.request({
          method: 'GET',
          path: `${pathOf(procedure)}?input=${encodeURIComponent(JSON.stringify(input))}`,
          headers,
        }),
      ),
    close: () => client.close(),
  }
}

/** A connection for every till of a shop, by its session: each cashier signs in once. */
export async function openHttpTills(
  url: string,
  { tills }: Pick<PosShop, 'tills'>,
): Promise<ReadonlyMap<string, HttpTill>> {
  const opened = new Map<string, HttpTill>()
  for (const { sessionId, signIn } of tills) opened.set(sessionId, await openHttpTill(url, signIn))
  return opened
}

async function answerOf<Answer>(request: Promise<Dispatcher.ResponseData>): Promise<Answer> {
  const { statusCode, body } = await request
  const text = await body.text()
  const answer = JSON.parse(text)
  if (statusCode === 200) return answer.result.data
  throw new NotDone(answer.error?.data?.refusal?.code ?? String(statusCode), answer.error?.message ?? text)
}

async function signInAt(url: string, signIn: SignIn): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(signIn),
  })
  if (!answer.ok) throw new Error(`signing in was answered ${answer.status}: ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.slice(0, cookie.indexOf(';')))
    .join('; ')
}
