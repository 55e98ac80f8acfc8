import { lazy, type ReactNode, Suspense } from 'react'
import { createSummons } from '../feedback/summons.ts'
import { useUiMessages } from '../language/use-messages.ts'
import { useShortcut } from './shortcuts.tsx'

const KeyboardSheet = lazy(() => import('./keyboard-sheet.tsx').then((m) => ({ default: m.KeyboardSheet })))

const help = createSummons()

/** Opens the sheet of shortcuts, for those who look for it in a menu. */
export const openKeyboardHelp = help.summon

/** Waits for '?'; the sheet itself is fetched when it is first asked for. */
export function KeyboardHelp(): ReactNode {
  const t = useUiMessages()
  const summoned = help.useCount()
  useShortcut({ keys: '?', label: t('keys.help'), run: help.summon })
  if (summoned === 0) return null
  return (
    <Suspense fallback={null}>
      <KeyboardSheet summoned={summoned} />
    </Suspense>
  )
}
