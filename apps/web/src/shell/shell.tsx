import { useNetwork } from '@mantine/hooks'
import { useSession, useWebPlugins } from '@platform/plugin-api/web'
import { useMessages } from '@platform/ui'
import { Outlet, useLocation, useMatches } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { messages } from '../messages.ts'
import { CommandPaletteHost } from '../palette/command-palette-host.tsx'
import { activeLink, composeApps } from './navigation.ts'
import classes from './shell.module.css'
import { TopBar } from './top-bar.tsx'

/** The bar above the page, and the page; a page that takes the whole screen stands alone. */
export function Shell(): ReactNode {
  const t = useMessages(messages)
  const plugins = useWebPlugins()
  const session = useSession()
  const { pathname } = useLocation()
  const { online } = useNetwork()
  const apps = useMemo(() => composeApps(plugins, session), [plugins, session])
  const active = activeLink(apps, pathname)
  const isWholeScreen = useMatches({
    select: (matches) => matches.some(({ staticData }) => staticData.wholeScreen),
  })

  // Such a page has its own bar, and says itself when the connection is lost.
  if (isWholeScreen)
    return (
      <main id="page">
        <Outlet />
      </main>
    )
  return (
    <>
      <a href="#page" className={classes['skip']}>
        {t('skip')}
      </a>
      <TopBar apps={apps} current={active?.app} currentLink={active?.link} />
      {!online && (
        <div role="status" className={classes['offline']}>
          {t('offline')}
        </div>
      )}
      <main id="page" tabIndex={-1} className={classes['page']}>
        <Outlet />
      </main>
      <CommandPaletteHost apps={apps} />
    </>
  )
}
