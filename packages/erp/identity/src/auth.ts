import { hash, verify } from '@node-rs/argon2'
import { type Database, newId, onePerPool } from '@platform/database'
import { PrismaPg } from '@prisma/adapter-pg'
import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { PrismaClient } from './generated/client.ts'

const SESSION_DAYS = 7

/** The header in which the sign-in handler passes on where a request came from; what a client sends under it is dropped. */
export const clientAddressHeader = 'x-erp-client-address'

/** argon2id with the library's settings, which follow OWASP's password storage cheat sheet (19 MiB, two passes). */
export function hashPassword(password: string): Promise<string> {
  return hash(password)
}

type Auth = ReturnType<typeof createAuth>

const auths = onePerPool((pool) => {
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  return { plain: createAuth(prisma, 'http'), secure: createAuth(prisma, 'https') }
})

/** Sign-in with e-mail and password. Over https its cookie is marked Secure and has a name of its own. */
export function authOf(database: Database, { secure }: { secure: boolean }): Auth {
  return secure ? auths(database).secure : auths(database).plain
}

/** Whether a request carries the cookie that was set over https. */
export function hasSecureCookie(headers: Headers): boolean {
  return headers.get('cookie')?.includes('__Secure-erp.') ?? false
}

/** The key that signs sessions. */
export function sessionKey(): string {
  const secret = process.env['BETTER_AUTH_SECRET']
  if (!secret) throw new Error('BETTER_AUTH_SECRET is not set: sessions cannot be signed.')
  return secret
}

function createAuth(prisma: PrismaClient, scheme: 'http' | 'https') {
  return betterAuth({
    appName: 'ERP',
    secret: sessionKey(),
    // Only links in mails would be made of it, and none are sent. The server answers under any name.
    baseURL: `${scheme}://localhost`,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: prismaAdapter(prisma, { provider: 'postgresql', transaction: true }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 8,
      password: { hash: hashPassword, verify: ({ hash: stored, password }) => verify(stored, password) },
    },
    session: { expiresIn: SESSION_DAYS * 86_400, disableSessionRefresh: true },
    // Counted per address and e-mail by the sign-in handler.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'erp',
      useSecureCookies: scheme === 'https',
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      database: { generateId: () => newId() },
    },
  })
}
