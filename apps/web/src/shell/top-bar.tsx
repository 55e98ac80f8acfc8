import { ActionIcon, Kbd, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { PlainLink, useMessages, useSayUnchecked } from '@platform/ui'
import { IconMenu2, IconSearch } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense } from 'react'
import { messages } from '../messages.ts'
import { openCommandPalette } from '../palette/command-palette-store.ts'
import { AllApps } from './all-apps.tsx'
import { AppNav } from './app-nav.tsx'
import { CompanySwitch } from './company-switch.tsx'
import type { App, NavLink } from './navigation.ts'
import classes from './top-bar.module.css'
import { UserMenu } from './user-menu.tsx'

const PhoneMenu = lazy(() => import('./phone-menu.tsx').then((m) => ({ default: m.PhoneMenu })))

export type TopBarProps = {
  apps: readonly App[]
  current: App | undefined
  currentLink: NavLink | undefined
}

/** Which company, which app and its pages; search, all apps and oneself at the far end. */
export function TopBar({ apps, current, currentLink }: TopBarProps): ReactNode {
  const t = useMessages(messages)
  const say = useSayUnchecked()
  const [menuOpened, menu] = useDisclosure(false)

  return (
    <header className={classes['bar']}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        className={classes['burger'] ?? ''}
        aria-label={t('menu.open')}
        onClick={menu.open}
      >
        <IconMenu2 size={20} aria-hidden="true" />
      </ActionIcon>
      <div className={classes['companyPlace']}>
        <CompanySwitch />
      </div>
      {current && (
        <PlainLink href={current.home} className={classes['app']}>
          {say(current.label.namespace, current.label.key)}
        </PlainLink>
      )}
      <div className={classes['nav']}>{current && <AppNav app={current} currentLink={currentLink} />}</div>
      {/* A customer has their own pages, and nothing to look for. */}
      {apps.length > 0 && (
        <>
          <UnstyledButton
            className={classes['search'] ?? ''}
            aria-label={t('palette.open')}
            onClick={openCommandPalette}
          >
            <IconSearch size={16} aria-hidden="true" />
            <span>{t('palette.open')}</span>
            <Kbd size="xs" dir="ltr">
              Ctrl K
            </Kbd>
          </UnstyledButton>
          <AllApps apps={apps} current={current} />
        </>
      )}
      <UserMenu />
      {menuOpened && (
        <Suspense fallback={null}>
          <PhoneMenu apps={apps} current={current} currentLink={currentLink} onClose={menu.close} />
        </Suspense>
      )}
    </header>
  )
}
