import { DirectionProvider, MantineProvider, useDirection } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { Notices } from '../feedback/notices.tsx'
import { KeyboardHelp } from '../keyboard/keyboard-help.tsx'
import { ShortcutProvider } from '../keyboard/shortcuts.tsx'
import { directionOf } from '../language/i18n.ts'
import { useLanguage, useUiMessages } from '../language/use-messages.ts'
import './mantine-styles.ts'
import './base.css'
import { colourVariables, layerId, theme } from './theme.ts'

export type DesignProviderProps = {
  /** The nonce of the page's content security policy, for the few style elements Mantine makes. */
  styleNonce?: string | undefined
  children: ReactNode
}

/** Looks, direction, dialogs, notices and keys, around everything. */
export function DesignProvider({ styleNonce, children }: DesignProviderProps): ReactNode {
  return (
    <DirectionProvider initialDirection={directionOf(useLanguage())} detectDirection={false}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={colourVariables}
        defaultColorScheme="auto"
        {...(styleNonce === undefined ? {} : { getStyleNonce: () => styleNonce })}
      >
        <DirectionOfLanguage />
        <Notices />
        <ShortcutProvider>
          {children}
          <Layer />
          <KeyboardHelp />
        </ShortcutProvider>
      </MantineProvider>
    </DirectionProvider>
  )
}

/** Where menus, dialogs and notices appear. */
function Layer(): ReactNode {
  const t = useUiMessages()
  return <section id={layerId} aria-label={t('layer')} />
}

/** Turns the page around when its language changes. */
function DirectionOfLanguage(): null {
  const { setDirection } = useDirection()
  const direction = directionOf(useLanguage())
  useEffect(() => setDirection(direction), [setDirection, direction])
  return null
}
