import { useMessages } from '@platform/ui'
import { IconBackspace } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { messages } from '../../messages.ts'
import { keepFocus } from '../keep-focus.ts'
import classes from './keypad.module.css'

/** What the keypad can be set to, in the column beside the digits. */
export type KeypadMode = {
  readonly id: string
  readonly label: string
  readonly isActive: boolean
  readonly select: () => void
}

const rows = [
  ['1', '2', '3'],
  ['4', '5', '6'],
  ['7', '8', '9'],
] as const

/** Digits for fingers; the same keys of a keyboard do the same where the owner listens to them. */
export function Keypad({
  label,
  decimalSign,
  modes,
  plain = false,
  disabled = false,
  onKey,
}: {
  /** What the digits go to, for who cannot see it. */
  label: string
  /** '.' or ',' as the reader writes it; null where there are no decimals. */
  decimalSign: string | null
  /** At most three. */
  modes?: readonly KeypadMode[]
  /** Digits alone, without double zero. */
  plain?: boolean
  disabled?: boolean
  onKey: (key: string) => void
}): ReactNode {
  const t = useMessages(messages)
  const key = (sent: string, shown: ReactNode = sent, name?: string) => (
    <button
      key={sent}
      type="button"
      className={classes['key']}
      disabled={disabled}
      aria-label={name}
      onMouseDown={keepFocus}
      onClick={() => onKey(sent)}
    >
      {shown}
    </button>
  )
  const mode = (index: number) => {
    const each = modes?.[index]
    return each === undefined ? null : (
      <button
        key={each.id}
        type="button"
        className={classes['mode']}
        aria-pressed={each.isActive}
        disabled={disabled}
        onMouseDown={keepFocus}
        onClick={each.select}
      >
        {each.label}
      </button>
    )
  }
  const back = key('Backspace', <IconBackspace size={24} aria-hidden="true" />, t('keypad.back'))
  return (
    // Digits read from left to right in every language.
    <fieldset
      aria-label={label}
      className={classes['pad']}
      data-modes={modes !== undefined || undefined}
      dir="ltr"
    >
      {rows.flatMap((row, index) => [...row.map((digit) => key(digit)), mode(index)])}
      {plain ? <span /> : decimalSign === null ? key('00') : key('.', decimalSign, t('keypad.decimal'))}
      {key('0')}
      {modes !== undefined && key('00')}
      {back}
    </fieldset>
  )
}
