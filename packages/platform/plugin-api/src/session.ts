import type { Role } from './permission.ts'
import { Refusal } from './refusal.ts'

/** The company a person works in, as far as every plugin needs to know it. */
export interface Company {
  readonly id: number
  readonly name: string
  /** The currency of its books, ISO 4217. */
  readonly currency: string
  /** BCP 47, for documents: 'en-GB'. */
  readonly locale: string
  /** IANA, decides which day it is in the books: 'Europe/London'. */
  readonly timeZone: string
}

/** A signed-in person in one company. The company is that of a verified membership, never of the request's input. */
export interface Session {
  /** Of this sign-in, not of the person. */
  readonly id: string
  readonly user: { readonly id: string; readonly name: string; readonly email: string }
  readonly company: Company
  readonly role: Role
  /** Ids of the permissions the role has, of the plugins that are on. */
  readonly permissions: ReadonlySet<string>
  /** Ids of the plugins that run and that the company has not switched off. */
  readonly plugins: ReadonlySet<string>
  /** Every company the person belongs to, for the switcher. */
  readonly companies: readonly { readonly id: number; readonly name: string }[]
}

/** The company of a session. */
export function companyOf(session: Session | null): Company {
  if (!session) throw new Refusal({ kind: 'forbidden', code: 'signed_out', message: 'Sign in first.' })
  return session.company
}
