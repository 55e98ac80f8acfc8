import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useUiMessages } from '../language/use-messages.ts'
import type { Question } from './confirm.tsx'

export type ConfirmDialogProps = Question & { onAnswer: (yes: boolean) => void }

/** The question itself: what will happen, the deed by its verb, and the way out. */
export function ConfirmDialog({
  title,
  body,
  details,
  confirmLabel,
  dismissLabel,
  danger,
  onAnswer,
}: ConfirmDialogProps): ReactNode {
  const t = useUiMessages()
  return (
    <Modal
      opened
      onClose={() => onAnswer(false)}
      title={title}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      {...(details ? { size: 'lg' } : {})}
    >
      <Stack gap="lg">
        <Text size="sm">{body}</Text>
        {details}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => onAnswer(false)}>
            {dismissLabel ?? t('action.cancel')}
          </Button>
          <Button color={danger ? 'red' : 'ink'} data-autofocus onClick={() => onAnswer(true)}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
