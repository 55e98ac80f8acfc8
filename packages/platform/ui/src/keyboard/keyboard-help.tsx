import { Group, Kbd, Modal, Stack, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { createSummons } from '../feedback/summons.ts'
import { useUiMessages } from '../language/use-messages.ts'
import { useListedShortcuts, useShortcut } from './shortcuts.tsx'

const help = createSummons()

/** Opens the sheet, for those who look for it in a menu. */
export const openKeyboardHelp = help.summon

/** The sheet behind '?': every key that means something on the open page. */
export function KeyboardHelp(): ReactNode {
  const t = useUiMessages()
  const summoned = help.useCount()
  const [closedAt, setClosedAt] = useState(0)
  const listed = useListedShortcuts()
  useShortcut({ keys: '?', label: t('keys.help'), run: help.summon })

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
