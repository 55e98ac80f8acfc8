import type { Role } from '@platform/plugin-api'

/** What came of a try to sign in. */
export type SignInOutcome =
  | { readonly status: 'signed-in' | 'failed' | 'server' | 'offline' }
  | { readonly status: 'tooMany'; readonly secondsLeft: number }

/** Until a limit without a figure of its own is over. */
const USUAL_WAIT_SECONDS = 60

/** Signs in by e-mail and password. The session comes as a cookie that scripts cannot read. */
export async function signIn(credentials: { email: string; password: string }): Promise<SignInOutcome> {
  const response = await post('/api/auth/sign-in/email', credentials)
  if (response === null) return { status: 'offline' }
  if (response.ok) return { status: 'signed-in' }
  const refusal = await refusalIn(response)
  if (response.status === 429 || refusal.code === 'too_many_sign_ins')
    return { status: 'tooMany', secondsLeft: refusal.facts?.secondsLeft ?? USUAL_WAIT_SECONDS }
  return { status: response.status >= 500 ? 'server' : 'failed' }
}

/** Ends the session on the server. Answers whether it did. */
export async function signOut(): Promise<boolean> {
  return (await post('/api/auth/sign-out', {}))?.ok ?? false
}

/** A sign-in that a demo offers to everybody. */
export type DemoSignIn = {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly role: Role
}

/** The sign-ins of a demo; none when the server is no demo. */
export async function fetchDemoSignIns(): Promise<readonly DemoSignIn[]> {
  const response = await fetch('/api/shell', { headers: { accept: 'application/json' } })
  if (!response.ok) return []
  const shell = (await response.json()) as { demoSignIns?: readonly DemoSignIn[] }
  return shell.demoSignIns ?? []
}

type SignInRefusal = { readonly code?: string; readonly facts?: { readonly secondsLeft?: number } }

/** A server that fails badly answers no JSON; then there is nothing more to know. */
async function refusalIn(response: Response): Promise<SignInRefusal> {
  return response.json().then(
    (body: SignInRefusal) => body,
    () => ({}),
  )
}

async function post(path: string, body: unknown): Promise<Response | null> {
  try {
    return await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  } catch {
    // fetch throws only when there was no answer at all.
    return null
  }
}
