import {
  type Session,
  SessionContext,
  showCompany,
  type WebPlugin,
  WebPluginsContext,
} from '@platform/plugin-api/web'
import { Loaded } from '@platform/ui'
import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useEffect, useMemo } from 'react'
import classes from './session-gate.module.css'
import { sessionQuery } from './session-query.ts'
import { shellPlugin } from './shell-plugin.ts'

const SignInPage = lazy(() => import('../sign-in/sign-in-page.tsx').then((m) => ({ default: m.SignInPage })))

/** Lets in who is signed in, and asks the others who they are, at whatever address they came to. */
export function SessionGate({
  plugins,
  children,
}: {
  plugins: readonly WebPlugin[]
  children: ReactNode
}): ReactNode {
  const query = useQuery(sessionQuery)
  if (query.data === null)
    return (
      <Suspense fallback={null}>
        <SignInPage />
      </Suspense>
    )
  if (query.data === undefined)
    return (
      <div className={classes['waiting']}>
        <Loaded query={query} as="document">
          {() => null}
        </Loaded>
      </div>
    )
  return (
    <Inside session={query.data} plugins={plugins}>
      {children}
    </Inside>
  )
}

function Inside({
  session,
  plugins,
  children,
}: {
  session: Session
  plugins: readonly WebPlugin[]
  children: ReactNode
}): ReactNode {
  // The shell's own pages are there whatever a company enables.
  const known = useMemo(() => ({ ...session, plugins: [...session.plugins, shellPlugin.id] }), [session])
  const companyId = session.company.id
  useEffect(() => {
    showCompany(companyId)
    return () => showCompany(undefined)
  }, [companyId])
  return (
    <WebPluginsContext value={plugins}>
      {/* Another company is another house: nothing of a page may live on across the switch. */}
      <SessionContext value={known} key={session.company.id}>
        {children}
      </SessionContext>
    </WebPluginsContext>
  )
}
