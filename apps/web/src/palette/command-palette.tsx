import { Loader } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import '@mantine/spotlight/styles.css'
import { splitHref, useMessages } from '@platform/ui'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { messages } from '../messages.ts'
import type { App } from '../shell/navigation.ts'
import classes from './command-palette.module.css'
import { usePaletteGroups } from './use-palette-groups.ts'

const [store, spotlight] = createSpotlight()
const TYPING_PAUSE_MS = 150
/** The list is a ScrollArea, whose types do not come through: what scrolls can be reached without a mouse. */
const scrolledByKeys = { viewportProps: { tabIndex: 0 } }

/** Finds pages, actions and documents by a few letters; arrows and Enter do the rest. */
export function CommandPalette({ apps, summoned }: { apps: readonly App[]; summoned: number }): ReactNode {
  const t = useMessages(messages)
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const [searched] = useDebouncedValue(text.trim(), TYPING_PAUSE_MS)
  const { groups, searching } = usePaletteGroups({ apps, text: text.trim(), searched })
  // Each summons opens it again.
  useEffect(() => spotlight.open(), [summoned])
  // Mantine selects the first as one types; what the server finds arrives later, and Enter takes it, too.
  const first = text === '' ? undefined : groups[0]?.entries[0]?.id
  useEffect(() => {
    if (first !== undefined) store.updateState((state) => ({ ...state, selected: 0 }))
  }, [first])

  return (
    <Spotlight.Root
      title={t('palette.open')}
      classNames={{ header: classes['title'] ?? '' }}
      store={store}
      query={text}
      onQueryChange={setText}
      shortcut={null}
      scrollable
      maxHeight="60vh"
    >
      <Spotlight.Search
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.placeholder')}
        leftSection={<IconSearch size={18} aria-hidden="true" />}
        rightSection={searching ? <Loader size={16} aria-label={t('palette.searching')} /> : null}
      />
      <Spotlight.ActionsList {...scrolledByKeys}>
        {groups.map((group) => (
          <Spotlight.ActionsGroup key={group.heading} label={group.heading}>
            {group.entries.map((entry) => (
              <Spotlight.Action
                key={entry.id}
                className={classes['entry'] ?? ''}
                label={entry.label}
                data-selected={entry.id === first || undefined}
                {...(entry.hint === undefined ? {} : { description: entry.hint })}
                onClick={() => void navigate(splitHref(entry.href))}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && !searching && (
          <Spotlight.Empty>{t('palette.empty', { text })}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}
