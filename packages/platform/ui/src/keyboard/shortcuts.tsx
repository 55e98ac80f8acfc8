import { getHotkeyHandler } from '@mantine/hooks'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'

/** A key, what it does in words, and doing it. */
export type Shortcut = {
  /** As '/', 'n', 'mod+Enter' (Ctrl, or Command on a Mac). */
  readonly keys: string
  readonly label: string
  readonly run: () => void
  /** Does nothing, and is not listed, while false. */
  readonly enabled?: boolean
}

type ListedShortcut = Pick<Shortcut, 'keys' | 'label'>

type Registry = {
  readonly add: (id: symbol, shortcut: ListedShortcut) => void
  readonly remove: (id: symbol) => void
}

const RegistryContext = createContext<Registry | null>(null)
const ListedContext = createContext<readonly ListedShortcut[]>([])

/** Knows every shortcut of the open page, for the help sheet. */
export function ShortcutProvider({ children }: { children: ReactNode }): ReactNode {
  const [listed, setListed] = useState<ReadonlyMap<symbol, ListedShortcut>>(new Map())
  const registry = useMemo<Registry>(
    () => ({
      add: (id, shortcut) => setListed((before) => new Map(before).set(id, shortcut)),
      remove: (id) =>
        setListed((before) => {
          const after = new Map(before)
          after.delete(id)
          return after
        }),
    }),
    [],
  )
  const shown = useMemo(() => [...listed.values()], [listed])
  return (
    <RegistryContext value={registry}>
      <ListedContext value={shown}>{children}</ListedContext>
    </RegistryContext>
  )
}

/** The shortcuts of the open page. */
export function useListedShortcuts(): readonly ListedShortcut[] {
  return useContext(ListedContext)
}

/** Gives a key a meaning while the component is there, and lists it in the help sheet ('?'). */
export function useShortcut({ keys, label, run, enabled = true }: Shortcut): void {
  const registry = useContext(RegistryContext)
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    if (!enabled || registry === null) return
    const id = Symbol(keys)
    registry.add(id, { keys, label })
    return () => registry.remove(id)
  }, [registry, keys, label, enabled])
  useEffect(() => {
    if (!enabled) return
    const handle = getHotkeyHandler([[keys, () => latest.current()]])
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isMeantForPage(event, keys)) return
      // '?' needs Shift on most keyboards, and another key on others: what counts is the sign.
      if (keys.length === 1 && /[^a-z]/.test(keys)) {
        if (event.key !== keys) return
        event.preventDefault()
        latest.current()
      } else handle(event)
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [keys, enabled])
}

/** Single letters belong to the field one types in; a dialog hides the page's own keys. */
function isMeantForPage(event: KeyboardEvent, keys: string): boolean {
  const target = event.target instanceof Element ? event.target : null
  const typing = target?.closest('input, textarea, select, [contenteditable]') != null
  const inDialog = document.querySelector('[role="dialog"]') !== null
  if (keys.includes('+')) return !inDialog || target?.closest('[role="dialog"]') == null
  return !typing && !inDialog && !event.ctrlKey && !event.metaKey && !event.altKey
}
