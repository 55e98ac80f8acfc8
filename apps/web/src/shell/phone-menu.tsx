import { Drawer, NavLink as MantineNavLink } from '@mantine/core'
import { splitHref, useMessages, useSayUnchecked } from '@platform/ui'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { messages } from '../messages.ts'
import { CompanySwitch } from './company-switch.tsx'
import type { App, NavLink } from './navigation.ts'

export type PhoneMenuProps = {
  apps: readonly App[]
  current: App | undefined
  currentLink: NavLink | undefined
  onClose: () => void
}

/** The pages of every app, where the bar has no room for them; the open app unfolded. */
export function PhoneMenu({ apps, current, currentLink, onClose }: PhoneMenuProps): ReactNode {
  const t = useMessages(messages)
  const say = useSayUnchecked()
  const navigate = useNavigate()
  const entry = (link: NavLink) => (
    <MantineNavLink
      key={link.path}
      href={link.path}
      label={say(link.label.namespace, link.label.key)}
      active={link.path === currentLink?.path}
      onClick={(event) => {
        event.preventDefault()
        onClose()
        void navigate(splitHref(link.path))
      }}
    />
  )
  return (
    <Drawer
      opened
      onClose={onClose}
      title={<CompanySwitch />}
      size="20rem"
      position="left"
      closeButtonProps={{ 'aria-label': t('menu.close') }}
    >
      {apps.map((app) => (
        <MantineNavLink
          key={app.id}
          component="button"
          label={say(app.label.namespace, app.label.key)}
          leftSection={<app.icon size={18} />}
          defaultOpened={app.id === current?.id}
        >
          {app.links.map(entry)}
          {app.sections.map((section) => (
            <MantineNavLink
              key={section.id}
              component="button"
              label={say(section.label.namespace, section.label.key)}
              defaultOpened
            >
              {section.links.map(entry)}
            </MantineNavLink>
          ))}
        </MantineNavLink>
      ))}
    </Drawer>
  )
}
