import { Anchor, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { Messages, MessageTable } from '@platform/plugin-api/web'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { explainError } from './explain-error.ts'

const READING_TIME_MS = 5_000
const UNDO_TIME_MS = 12_000

/** Says that something is done; with `undo`, for long enough to take it back. */
export function notifyDone(message: string, undo?: { label: string; run: () => void }): void {
  const id = notifications.show({
    color: 'ink',
    icon: <IconCheck size={16} aria-hidden="true" />,
    autoClose: undo ? UNDO_TIME_MS : READING_TIME_MS,
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

/** Says why something that had no form to say it in did not work. */
export function notifyFailure(error: unknown, messages?: Messages<MessageTable>): void {
  notifications.show({
    color: 'red',
    icon: <IconAlertTriangle size={16} aria-hidden="true" />,
    autoClose: UNDO_TIME_MS,
    message: explainError(error, messages),
  })
}
