import type { IncomingMessage, ServerResponse } from 'node:http'
import { type HttpContext, type HttpHandler, Refusal, readJson, sendJson } from '@platform/plugin-api'
import { z } from 'zod'
import { authOf, clientAddressHeader, hasSecureCookie } from './auth.ts'
import { countSignInAttempt, forgetSignInAttempts } from './sign-in-limit.ts'

const signInInput = z.object({
  email: z.string().max(320),
  password: z.string().max(1_000),
  rememberMe: z.boolean().default(true),
})

/** Signing in and out. Nothing else of the library is open to the world: no sign-up, no links by mail. */
export const signInHandler: HttpHandler = {
  id: 'identity.sign-in',
  path: '/api/auth',
  async handle(request, response, context) {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const route = `${request.method} ${path}`
    if (route === 'POST /api/auth/sign-in/email') return signIn(request, response, context)
    if (route === 'POST /api/auth/sign-out') return signOut(request, response, context)
    sendJson(response, 404, { code: 'not_found', message: 'There is nothing here.' })
  },
}

async function signIn(
  request: IncomingMessage,
  response: ServerResponse,
  context: HttpContext,
): Promise<void> {
  const { database, client } = context
  const body = signInInput.safeParse(await readJson(request))
  if (!body.success)
    throw new Refusal({
      kind: 'invalid',
      code: 'invalid_sign_in',
      message: 'Give an e-mail address and a password.',
    })
  const attempt = { address: client.address, email: body.data.email }
  await countSignInAttempt(database, attempt)
  const answer = await authOf(database, client).api.signInEmail({
    body: body.data,
    headers: headersOf(request, context),
    asResponse: true,
  })
  // One answer for an unknown person and a wrong password: nobody learns who is there.
  if (!answer.ok)
    return sendJson(response, 401, {
      code: 'wrong_sign_in',
      message: 'The e-mail address or the password is wrong.',
    })
  await forgetSignInAttempts(database, attempt)
  passOn(answer, response)
  sendJson(response, 200, { signedIn: true })
}

async function signOut(
  request: IncomingMessage,
  response: ServerResponse,
  context: HttpContext,
): Promise<void> {
  const headers = headersOf(request, context)
  const secure = hasSecureCookie(headers)
  passOn(await authOf(context.database, { secure }).api.signOut({ headers, asResponse: true }), response)
  sendJson(response, 200, { signedIn: false })
}

/** Only cookies: the session's token stays out of reach of scripts. */
function passOn(answer: Response, response: ServerResponse): void {
  response.setHeader('Set-Cookie', answer.headers.getSetCookie())
}

function headersOf(request: IncomingMessage, { client }: HttpContext): Headers {
  const headers = new Headers()
  for (const name of ['cookie', 'user-agent'] as const) {
    const value = request.headers[name]
    if (value !== undefined) headers.set(name, value)
  }
  headers.set(clientAddressHeader, client.address)
  return headers
}
