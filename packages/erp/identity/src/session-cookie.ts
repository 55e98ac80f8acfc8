import { createHmac, timingSafeEqual } from 'node:crypto'

const COOKIE = /(?:^|;\s*)(?:__Secure-)?erp\.session_token=([^;]+)/

// Of the cookies whose signature was found to be ours: a busy till sends the same one with every request.
const signedMost = 1_000
let signed = new Map<string, { readonly token: string; readonly secret: string }>()

/**
 * The session's token out of a request's cookies, if its signature is ours. better-auth writes the cookie
 * (`<token>.<base64 of HMAC-SHA256>`) and could read it, with three queries instead of one; a test signs in
 * through it and comes back through here, so the two cannot part ways unnoticed. Whether the session still stands is for
 * the database to say.
 */
export function readSessionToken(cookies: string | null, secret: string): string | undefined {
  const cookie = COOKIE.exec(cookies ?? '')?.[1] ?? ''
  const known = signed.get(cookie)
  if (known?.secret === secret) return known.token
  const token = signedToken(decode(cookie), secret)
  if (token === undefined) return undefined
  if (signed.size >= signedMost) signed = new Map()
  signed.set(cookie, { token, secret })
  return token
}

function signedToken(value: string, secret: string): string | undefined {
  const dot = value.lastIndexOf('.')
  if (dot <= 0) return undefined
  const token = value.slice(0, dot)
  const given = Buffer.from(value.slice(dot + 1), 'base64')
  const ours = createHmac('sha256', secret).update(token).digest()
  return given.length === ours.length && timingSafeEqual(given, ours) ? token : undefined
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
