import type { Receipt } from '@erp/point-of-sale'
import { type Answered, keepAlive } from './keep-alive.ts'
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
  const cookie = await signInAt(url, signIn)
  const connection = keepAlive(url)
  const headers = `Host: ${new URL(url).host}\r\nCookie: ${cookie}\r\n`
  const pathOf = (procedure: string) => `/trpc/point-of-sale/${procedure}`
  return {
    async ask(procedure, input) {
      const body = JSON.stringify(input)
      const length = Buffer.byteLength(body)
      return answerOf(
        await connection.ask(
          `POST ${pathOf(procedure)} HTTP/1.1\r\n${headers}Content-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${body}`,
        ),
      )
    },
    async read(procedure, input) {
      const search = encodeURIComponent(JSON.stringify(input))
      return answerOf(
        await connection.ask(`GET ${pathOf(procedure)}?input=${search} HTTP/1.1\r\n${headers}\r\n`),
      )
    },
    close: connection.close,
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

function answerOf<Answer>({ status, body }: Answered): Answer {
  const answer = JSON.parse(body)
  if (status === 200) return answer.result.data
  throw new NotDone(answer.error?.data?.refusal?.code ?? String(status), answer.error?.message ?? body)
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
