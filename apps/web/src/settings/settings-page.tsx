import { useSettingsPages } from '@platform/plugin-api/web'
import { DashboardPage, EmptyState, PlainLink, useMessages, useSayUnchecked } from '@platform/ui'
import type { ReactNode } from 'react'
import { messages } from '../messages.ts'
import classes from './settings-page.module.css'

/** Everything that can be set, each section on a page of its plugin's own. */
export function SettingsPage(): ReactNode {
  const t = useMessages(messages)
  const say = useSayUnchecked()
  const sections = useSettingsPages().map(({ plugin, section }) => ({ ...section, namespace: plugin.id }))

  return (
    <DashboardPage title={t('settings.title')}>
      {sections.length === 0 && <EmptyState title={t('settings.none')} hint={t('settings.noneHint')} />}
      <ul className={classes['sections']}>
        {sections.map((section) => (
          <li key={section.page.path}>
            <PlainLink href={section.page.path} className={classes['section']}>
              <strong>{say(section.namespace, section.label)}</strong>
              <span>{say(section.namespace, section.hint)}</span>
            </PlainLink>
          </li>
        ))}
      </ul>
    </DashboardPage>
  )
}
