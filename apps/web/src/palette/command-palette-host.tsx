import { useMessages, useShortcut } from '@platform/ui'
import { lazy, type ReactNode, Suspense } from 'react'
import { messages } from '../messages.ts'
import type { App } from '../shell/navigation.ts'
import { openCommandPalette, palette } from './command-palette-store.ts'

const CommandPalette = lazy(() =>
  import('./command-palette.tsx').then((m) => ({ default: m.CommandPalette })),
)

/** Waits for Ctrl+K; the palette itself is fetched when it is first asked for. */
export function CommandPaletteHost({ apps }: { apps: readonly App[] }): ReactNode {
  const t = useMessages(messages)
  const summoned = palette.useCount()
  useShortcut({ keys: 'mod+K', label: t('palette.shortcut'), run: openCommandPalette })
  if (summoned === 0) return null
  return (
    <Suspense fallback={null}>
      <CommandPalette apps={apps} summoned={summoned} />
    </Suspense>
  )
}
