import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { useUiMessages } from '../language/use-messages.ts'

export type Question = {
  title: string
  /** What it will do, in a sentence or as a preview. */
  body: ReactNode
  /** The verb of the deed, never "OK". */
  confirmLabel: string
  danger?: boolean
}

type Ask = (question: Question) => Promise<boolean>

const AskContext = createContext<Ask | null>(null)

/** Asks once before what cannot be taken back: `if (await confirm({ ... })) remove()`. */
export function useConfirm(): Ask {
  const ask = useContext(AskContext)
  if (ask === null) throw new Error('useConfirm is called outside of DesignProvider')
  return ask
}

/** Holds the one question that is open. */
export function ConfirmProvider({ children }: { children: ReactNode }): ReactNode {
  const [open, setOpen] = useState<(Question & { answer: (yes: boolean) => void }) | null>(null)
  const ask = useCallback<Ask>((question) => new Promise((answer) => setOpen({ ...question, answer })), [])
  function answer(yes: boolean) {
    open?.answer(yes)
    setOpen(null)
  }
  return (
    <AskContext value={ask}>
      {children}
      {open && <ConfirmDialog {...open} onAnswer={answer} />}
    </AskContext>
  )
}

export type ConfirmDialogProps = Question & { onAnswer: (yes: boolean) => void }

/** The question itself: what will happen, the deed by its verb, and the way out. */
export function ConfirmDialog({
  title,
  body,
  confirmLabel,
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
    >
      <Stack gap="lg">
        {typeof body === 'string' ? <Text size="sm">{body}</Text> : body}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => onAnswer(false)}>
            {t('action.cancel')}
          </Button>
          <Button color={danger ? 'red' : 'ink'} data-autofocus onClick={() => onAnswer(true)}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
