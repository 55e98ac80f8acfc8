import { createContext, useContext } from 'react'
import type { Role } from '../permission.ts'

/** Who is signed in, for which company, and what they may do: the answer of `identity.session`. */
export type Session = {
  readonly user: { readonly id: string; readonly name: string; readonly email: string }
  readonly company: {
    readonly id: number
    readonly name: string
    /** ISO 4217, the currency of the books. */
    readonly currency: string
    readonly locale: string
    readonly timeZone: string
  }
  readonly companies: readonly { readonly id: number; readonly name: string }[]
  readonly role: Role
  readonly permissions: readonly string[]
  /** The plugins enabled for the company; the rest are gone from the screens. */
  readonly plugins: readonly string[]
  /** Those that run, and that the company has switched off. */
  readonly pluginsOff: readonly string[]
}

let askAnew: () => Promise<void> = async () => {}

/** The shell says how it asks for the session anew. */
export function onSessionChanged(ask: () => Promise<void>): void {
  askAnew = ask
}

/** Says that what the session knows has changed: the company's name, what is switched on, what one may do. */
export function sessionChanged(): Promise<void> {
  return askAnew()
}

/** Provided by the shell around every page that needs a sign-in. */
export const SessionContext = createContext<Session | null>(null)

/** The session of this page. Throws outside the shell, where there is none. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('useSession is called outside of a signed-in page')
  return session
}

/** Whether the session holds a permission. No permission named means everyone may. */
export function may(session: Session, permission: string | undefined): boolean {
  return permission === undefined || session.permissions.includes(permission)
}

/** Whether the reader may do something, to hide what the server would refuse anyway. */
export function useMay(permission: string | undefined): boolean {
  return may(useSession(), permission)
}
