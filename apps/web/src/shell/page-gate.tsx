import {
  type AnyPage,
  may,
  useSession,
  useSettingsPages,
  useWebPlugins,
  type WebPlugin,
} from '@platform/plugin-api/web'
import { EmptyState, nameOfPlugin, useMessages } from '@platform/ui'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { messages } from '../messages.ts'
import { namesNothing } from './names-nothing.ts'
import { NotFoundPage } from './not-found-page.tsx'

/** Shows a page to who may see it, while its plugin is enabled; says kindly why not to others. */
export function PageGate({
  plugin,
  page,
  children,
}: {
  plugin: WebPlugin
  page: AnyPage
  children: ReactNode
}): ReactNode {
  const t = useMessages(messages)
  const session = useSession()
  const params = useParams({ strict: false })
  const enabled = useWebPlugins().includes(plugin)
  const hasSettings = useSettingsPages().some(({ section }) => section.page === page)
  if (!enabled && session.pluginsOff.includes(plugin.id) && !hasSettings)
    return (
      <EmptyState
        level={1}
        title={t('pluginOff.title', { plugin: nameOfPlugin(plugin.id) })}
        hint={t('pluginOff.hint', { company: session.company.name })}
      />
    )
  if ((!enabled && !hasSettings) || namesNothing(params)) return <NotFoundPage />
  if (!may(session, page.permission))
    return (
      <EmptyState
        level={1}
        title={t('forbidden.title')}
        hint={t('forbidden.hint', { company: session.company.name })}
      />
    )
  return children
}
