import { portalPages } from '@erp/customers/web'
import { useExtensions, useSession, useWebPlugins } from '@platform/plugin-api/web'
import { DashboardPage, useMessages } from '@platform/ui'
import { Navigate } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { messages } from '../messages.ts'
import { AppTiles } from '../shell/app-tiles.tsx'
import { composeApps } from '../shell/navigation.ts'

/** Where one arrives: every app one may use; a customer, at the first page of their own. */
export function HomePage(): ReactNode {
  const t = useMessages(messages)
  const plugins = useWebPlugins()
  const session = useSession()
  const apps = useMemo(() => composeApps(plugins, session), [plugins, session])
  const [own] = useExtensions(portalPages)
  if (session.role === 'customer' && own) return <Navigate to={own.page.path} replace />
  return (
    <DashboardPage title={t('apps.title')} subtitle={t('apps.hint')}>
      <AppTiles apps={apps} />
    </DashboardPage>
  )
}
