import { useEffect, useRef } from 'react'
import { createKeyReader, HELD_MS } from './key-reader.ts'

/**
 * Reads the scanner wherever the till is, except within fields, which take what is typed into them, and while a PIN is
 * asked for. Keys of a person go on to whoever listens, a moment later.
 */
export function useScanner(onScan: (code: string) => void, enabled: boolean): void {
  const latest = useRef(onScan)
  useEffect(() => {
    latest.current = onScan
  })
  useEffect(() => {
    if (!enabled) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const reader = createKeyReader({ onScan: (code) => latest.current(code), onKey: passOn })
    function onKeyDown(event: KeyboardEvent) {
      // What the reader itself passes on is not trusted, in the browser's words.
      if (!event.isTrusted || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (document.querySelector(`[${takesPin}]`) !== null) return
      clearTimeout(timer)
      if (reader.press(event.key, event.timeStamp)) {
        event.preventDefault()
        event.stopImmediatePropagation()
      }
      timer = setTimeout(reader.settle, HELD_MS)
    }
    // Whoever touches the screen has done with the keys: they count before the touch.
    addEventListener('pointerdown', reader.settle, { capture: true })
    addEventListener('keydown', onKeyDown, { capture: true })
    return () => {
      clearTimeout(timer)
      removeEventListener('pointerdown', reader.settle, { capture: true })
      removeEventListener('keydown', onKeyDown, { capture: true })
    }
  }, [enabled])
}

/** Digits, the decimal sign and Backspace, for the keypad that is open; fields and other dialogs keep theirs. */
export function useKeypadKeys(
  press: (key: string) => void,
  enabled = true,
  within: 'page' | 'dialog' = 'page',
): void {
  const latest = useRef(press)
  useEffect(() => {
    latest.current = press
  })
  useEffect(() => {
    if (!enabled) return
    function onKeyDown(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (within === 'page' && document.querySelector('[role="dialog"]') !== null) return
      const key = keypadKeyOf(event.key)
      if (key === undefined) return
      event.preventDefault()
      latest.current(key)
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [enabled, within])
}

/** Marks what takes a PIN: digits that come fast are no code there. */
export const takesPin = 'data-takes-pin'

function keypadKeyOf(key: string): string | undefined {
  if (/^\d$/.test(key)) return key
  if (key === '.' || key === ',') return '.'
  return key === 'Backspace' ? key : undefined
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null
}

/** The page, or the button that was just pressed: a key that nobody held back is given to it once more. */
function passOn(key: string): void {
  const target = document.activeElement ?? document.body
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
}
