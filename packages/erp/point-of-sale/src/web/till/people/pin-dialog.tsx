import { Modal, Stack, Text } from '@mantine/core'
import { EmptyState, ErrorAlert, useMessages } from '@platform/ui'
import { type ReactNode, useState } from 'react'
import { messages } from '../../messages.ts'
import { TillButton } from '../dialogs/till-button.tsx'
import { Keypad } from '../keys/keypad.tsx'
import { takesPin, useKeypadKeys } from '../keys/use-till-keys.ts'
import type { TillCashier } from '../till-types.ts'
import classes from './people.module.css'

const SHORTEST_PIN = 4
const LONGEST_PIN = 8

/** Somebody names themselves and gives their PIN, with fingers or on a keyboard. */
export function PinDialog({
  title,
  hint,
  people,
  noPeople,
  submitLabel,
  pending = false,
  error,
  onSubmit,
  onClose,
}: {
  title: string
  hint: string
  /** Who may; with one, nobody has to be chosen. */
  people: readonly TillCashier[]
  /** What to do where nobody has a PIN. */
  noPeople: string
  submitLabel: string
  pending?: boolean
  error?: unknown
  onSubmit: (userId: string, pin: string) => void
  onClose: () => void
}): ReactNode {
  const t = useMessages(messages)
  const [userId, setUserId] = useState(people.length === 1 ? (people[0]?.id ?? null) : null)
  const [pin, setPin] = useState('')
  const canSubmit = userId !== null && pin.length >= SHORTEST_PIN && !pending

  function press(key: string) {
    if (key === 'Backspace') setPin((before) => before.slice(0, -1))
    else if (/^\d+$/.test(key)) setPin((before) => (before + key).slice(0, LONGEST_PIN))
  }

  function submit() {
    if (userId === null || !canSubmit) return
    onSubmit(userId, pin)
    setPin('')
  }

  useKeypadKeys(press, true, 'dialog')

  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="sm"
      closeButtonProps={{ 'aria-label': t('close'), size: 44 }}
    >
      {people.length === 0 ? (
        <EmptyState title={t('pin.nobody')} hint={noPeople} />
      ) : (
        <form
          {...{ [takesPin]: true }}
          onSubmit={(event) => {
            event.preventDefault()
            submit()
          }}
          onKeyDown={(event) => {
            // Whatever has the focus, a PIN ends with Enter.
            if (event.key !== 'Enter' || !canSubmit) return
            event.preventDefault()
            submit()
          }}
        >
          <Stack gap="sm">
            <Text>{hint}</Text>
            <fieldset aria-label={t('pin.who')} className={classes['people']}>
              {people.map((person, index) => (
                <button
                  key={person.id}
                  type="button"
                  aria-pressed={person.id === userId}
                  className={classes['person']}
                  data-autofocus={index === 0 || undefined}
                  onClick={() => setUserId(person.id)}
                >
                  <bdi>{person.name}</bdi>
                </button>
              ))}
            </fieldset>
            {/* How much was typed is seen, and read out, but not what. */}
            <output className={classes['pin']} aria-label={t('pin.typed', { count: pin.length })}>
              {Array.from({ length: Math.max(SHORTEST_PIN, pin.length) }, (_, index) => (
                <i key={index} data-typed={index < pin.length || undefined} />
              ))}
            </output>
            <ErrorAlert error={error} messages={messages} />
            <Keypad label={t('pin.pad')} decimalSign={null} plain onKey={press} />
            <TillButton type="submit" primary disabled={!canSubmit} pending={pending}>
              {submitLabel}
            </TillButton>
          </Stack>
        </form>
      )}
    </Modal>
  )
}
