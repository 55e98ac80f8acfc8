import { Popover, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMessages } from '@platform/ui'
import { IconGridDots } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { messages } from '../messages.ts'
import { AppTiles } from './app-tiles.tsx'
import type { App } from './navigation.ts'
import classes from './top-bar.module.css'

/** "All apps", at the far end of the bar: every app by its name and what it is for. */
export function AllApps({ apps, current }: { apps: readonly App[]; current: App | undefined }): ReactNode {
  const t = useMessages(messages)
  const [opened, { toggle, close }] = useDisclosure(false)
  return (
    <Popover
      opened={opened}
      onDismiss={close}
      onClose={close}
      position="bottom-end"
      width="min(36rem, 94vw)"
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <UnstyledButton className={classes['allApps'] ?? ''} aria-label={t('apps.title')} onClick={toggle}>
          <IconGridDots size={18} aria-hidden="true" />
          <span>{t('apps.title')}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p="xs">
        <AppTiles apps={apps} current={current} onChoose={close} />
      </Popover.Dropdown>
    </Popover>
  )
}
