import { Menu, UnstyledButton } from '@mantine/core'
import { PlainLink, splitHref, useMessages, useSayUnchecked } from '@platform/ui'
import { IconChevronDown } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { messages } from '../messages.ts'
import { type App, linksOf, type NavLink } from './navigation.ts'
import classes from './top-bar.module.css'

/** The pages of an app: links in the bar, and headings that open a list of links. */
export function AppNav({ app, currentLink }: { app: App; currentLink: NavLink | undefined }): ReactNode {
  const t = useMessages(messages)
  const say = useSayUnchecked()
  const navigate = useNavigate()
  // An app of one page has said its name already.
  if (linksOf(app).length < 2) return null
  const word = (link: NavLink) => say(link.label.namespace, link.label.key)

  return (
    <nav
      className={classes['links']}
      aria-label={t('nav.main', { app: say(app.label.namespace, app.label.key) })}
    >
      {app.links.map((link) => (
        <PlainLink
          key={link.path}
          href={link.path}
          className={classes['link']}
          aria-current={link.path === currentLink?.path ? 'page' : undefined}
        >
          {word(link)}
        </PlainLink>
      ))}
      {app.sections.map((section) => (
        <Menu
          key={section.id}
          trigger="click-hover"
          openDelay={60}
          closeDelay={120}
          position="bottom-start"
          offset={4}
        >
          <Menu.Target>
            <UnstyledButton
              className={classes['link'] ?? ''}
              data-current={section.links.some((link) => link.path === currentLink?.path) || undefined}
            >
              {say(section.label.namespace, section.label.key)}
              <IconChevronDown size={14} aria-hidden="true" />
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            {section.links.map((link) => (
              <Menu.Item
                key={link.path}
                component="a"
                href={link.path}
                aria-current={link.path === currentLink?.path ? 'page' : undefined}
                onClick={(event) => {
                  // A plain click stays within the page; with a key held, the browser opens a tab.
                  if (event.metaKey || event.ctrlKey || event.shiftKey) return
                  event.preventDefault()
                  void navigate(splitHref(link.path))
                }}
              >
                {word(link)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ))}
    </nav>
  )
}
