import { Anchor, Group, Text } from '@mantine/core'
import { Notifications, notifications } from '@mantine/notifications'
import '@mantine/notifications/styles.css'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { uiMessages } from '../language/messages.ts'
import { say } from '../language/use-messages.ts'
import type { Notice } from './notices.tsx'

const READING_TIME_MS = 5_000
const UNDO_TIME_MS = 12_000

/** Where notices appear: below, between the names at the start of a page's rows and the figures and buttons at their end. */
export function NoticesShown(): ReactNode {
  return <Notifications position="bottom-center" limit={1} />
}

/** Shows a notice: for as long as it takes to read it, or to think of taking it back. */
export function showNotice({ kind, message, undo }: Notice): void {
  const Icon = kind === 'done' ? IconCheck : IconAlertTriangle
  // The latest takes the place of the one before: a pile of them covers what one wants to click next.
  notifications.clean()
  const id = notifications.show({
    color: kind === 'done' ? 'ink' : 'red',
    icon: <Icon size={16} aria-hidden="true" />,
    autoClose: undo || kind === 'failure' ? UNDO_TIME_MS : READING_TIME_MS,
    closeButtonProps: { 'aria-label': say(uiMessages, 'action.close') },
    message: undo ? (
      <Group justify="space-between" gap="md">
        <Text size="sm">{message}</Text>
        <Anchor
          component="button"
          type="button"
          size="sm"
          fw={600}
          onClick={() => {
            notifications.hide(id)
            undo.run()
          }}
        >
          {undo.label}
        </Anchor>
      </Group>
    ) : (
      message
    ),
  })
}
