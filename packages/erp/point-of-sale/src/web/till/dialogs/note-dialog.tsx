import { Stack, Textarea } from '@mantine/core'
import { useMessages } from '@platform/ui'
import { type ReactNode, useState } from 'react'
import { messages } from '../../messages.ts'
import { withLine } from '../basket/basket.ts'
import { useTill } from '../till-context.ts'
import { TillButton } from './till-button.tsx'
import { TillModal } from './till-modal.tsx'

const LONGEST_NOTE = 500

/** A note on a line, or on the whole order. */
export function NoteDialog({ lineId }: { lineId: string | null }): ReactNode {
  const t = useMessages(messages)
  const { basket, changeBasket, closeDialog } = useTill()
  const line = basket.lines.find(({ id }) => id === lineId)
  const [note, setNote] = useState(line?.note ?? (lineId === null ? basket.note : ''))

  function save() {
    changeBasket((before) =>
      lineId === null ? { ...before, note: note.trim() } : withLine(before, lineId, { note: note.trim() }),
    )
    closeDialog()
  }

  return (
    <TillModal title={line ? t('note.ofLine', { name: line.name }) : t('note.ofOrder')} size="md">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Stack gap="md">
          <Textarea
            label={t('note.label')}
            description={t('note.hint')}
            size="md"
            autosize
            minRows={2}
            maxLength={LONGEST_NOTE}
            data-autofocus
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.shiftKey) {
                event.preventDefault()
                save()
              }
            }}
          />
          <TillButton type="submit" primary>
            {t('note.save')}
          </TillButton>
        </Stack>
      </form>
    </TillModal>
  )
}
