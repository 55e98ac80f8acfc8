import { createHmac, timingSafeEqual } from 'node:crypto'

const COOKIE = /(?:^|;\s*)(?:__Secure-)?erp\.session_token=([^;]+)/

/**
 * The session's token out of a request's cookies, if its signature is ours. better-auth writes the cookie
 * (`<token>.<base64 of HMAC-SHA256>`) and could read it, with three queries instead of one; a test signs in
 * through it and comes back through here, so the two cannot part ways unnoticed.
 */
export function readSessionToken(cookies: string | null, secret: string): string | undefined {
  const value = decode(COOKIE.exec(cookies ?? '')?.[1] ?? '')
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
