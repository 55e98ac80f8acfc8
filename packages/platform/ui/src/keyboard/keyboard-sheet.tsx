import { Group, Kbd, Modal, Stack, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useUiMessages } from '../language/use-messages.ts'
import { useListedShortcuts } from './shortcuts.tsx'

/** Every key that means something on the open page. */
export function KeyboardSheet({ summoned }: { summoned: number }): ReactNode {
  const t = useUiMessages()
  const [closedAt, setClosedAt] = useState(0)
  const listed = useListedShortcuts()
  const shown = [
    ...listed,
    { keys: '↑+↓', label: t('keys.next') },
    { keys: 'Enter', label: t('keys.open') },
    { keys: 'Esc', label: t('keys.close') },
  ]
  return (
    <Modal
      opened={summoned > closedAt}
      onClose={() => setClosedAt(summoned)}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack gap="xs" component="dl" m={0}>
        {shown.map(({ keys, label }) => (
          <Group key={`${keys} ${label}`} justify="space-between" wrap="nowrap">
            <Text component="dt" size="sm">
              {label}
            </Text>
            <Group component="dd" gap={4} m={0} wrap="nowrap" dir="ltr">
              {keys.split('+').map((key) => (
                <Kbd key={key}>{keyName(key)}</Kbd>
              ))}
            </Group>
          </Group>
        ))}
      </Stack>
    </Modal>
  )
}

function keyName(key: string): string {
  if (key === 'mod') return /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl'
  return key.length === 1 ? key.toUpperCase() : key
}
