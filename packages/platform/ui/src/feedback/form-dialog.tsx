import { Button, Group, Modal, Stack } from '@mantine/core'
import type { Messages, MessageTable } from '@platform/plugin-api/web'
import type { ReactNode } from 'react'
import { useUiMessages } from '../language/use-messages.ts'
import { ErrorAlert } from './error-alert.tsx'
import { UnsavedChanges } from './unsaved-changes.tsx'

export type FormDialogProps = {
  opened: boolean
  onClose: () => void
  title: string
  /** The verb of the deed: "Allocate", "Add credit". */
  submitLabel: string
  /** The way out, where "Cancel" could be taken for the deed. */
  dismissLabel?: string
  onSubmit: () => void
  pending?: boolean
  /** Greys the deed while the form cannot be right yet. */
  disabled?: boolean
  error?: unknown
  messages?: Messages<MessageTable>
  children: ReactNode
}

/** A short form over the page: Enter does it, Escape leaves it, a second click while it runs does nothing. */
export function FormDialog(props: FormDialogProps): ReactNode {
  const {
    opened,
    onClose,
    title,
    submitLabel,
    onSubmit,
    pending = false,
    disabled = false,
    error,
    messages,
  } = props
  const t = useUiMessages()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <UnsavedChanges saving={{ isPending: pending, isSuccess: false }}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            // A form inside a page's own form must not submit that one too.
            event.stopPropagation()
            if (!pending && !disabled) onSubmit()
          }}
        >
          <Stack gap="md">
            {props.children}
            <ErrorAlert error={error} messages={messages} />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                {props.dismissLabel ?? t('action.cancel')}
              </Button>
              <Button type="submit" loading={pending} disabled={disabled}>
                {submitLabel}
              </Button>
            </Group>
          </Stack>
        </form>
      </UnsavedChanges>
    </Modal>
  )
}
