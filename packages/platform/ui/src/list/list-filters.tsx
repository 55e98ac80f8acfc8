import { Button, Group, Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch, IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { DateInput } from '../inputs/date-input.tsx'
import { useShortcut } from '../keyboard/shortcuts.tsx'
import { useUiMessages } from '../language/use-messages.ts'
import classes from './list-page.module.css'
import type { FilterSpec } from './list-search.ts'
import type { List } from './use-list.ts'

/** How one filter is set: a choice, a day, or what the page draws itself. */
export type FilterControl<Filters extends FilterSpec> = {
  readonly name: keyof Filters & string
  readonly label: string
  /** The words of a choice. Left out, the filter is a day. */
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  readonly render?: (control: { value: string | null; onChange: (value: string | null) => void }) => ReactNode
}

const TYPING_PAUSE_MS = 250

/** Search and filters over a list; nothing at all when it has neither. */
export function ListFilters<Filters extends FilterSpec, By extends string>({
  list,
  filters,
  searchPlaceholder,
  searchable,
}: {
  list: List<Filters, By>
  filters: readonly FilterControl<Filters>[]
  searchPlaceholder: string | undefined
  searchable: boolean
}): ReactNode {
  const t = useUiMessages()
  if (!searchable && filters.length === 0) return null
  return (
    <Group gap="xs" align="end" className={classes['filters'] ?? ''} role="search">
      {searchable && <SearchField list={list} placeholder={searchPlaceholder ?? t('list.search')} />}
      {filters.map((filter) => (
        <FilterField key={filter.name} filter={filter} list={list} />
      ))}
      {list.isNarrowed && (
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconX size={14} aria-hidden="true" />}
          onClick={list.clear}
        >
          {t('filter.clearAll')}
        </Button>
      )}
    </Group>
  )
}

function SearchField<Filters extends FilterSpec, By extends string>({
  list,
  placeholder,
}: {
  list: List<Filters, By>
  placeholder: string
}): ReactNode {
  const t = useUiMessages()
  const field = useRef<HTMLInputElement>(null)
  const searched = list.state.search
  const [text, setText] = useState(searched)
  const sent = useRef(searched)
  const send = useDebouncedCallback((typed: string) => {
    sent.current = typed.trim()
    list.setSearch(typed)
  }, TYPING_PAUSE_MS)
  useEffect(() => {
    // The address changed under us: Back, or "Clear filters".
    if (searched !== sent.current) {
      sent.current = searched
      setText(searched)
    }
  }, [searched])
  useShortcut({ keys: '/', label: t('keys.search'), run: () => field.current?.focus() })

  return (
    <TextInput
      ref={field}
      type="search"
      aria-label={t('list.search')}
      placeholder={placeholder}
      value={text}
      leftSection={<IconSearch size={16} aria-hidden="true" />}
      className={classes['search'] ?? ''}
      onChange={(event) => {
        setText(event.currentTarget.value)
        send(event.currentTarget.value)
      }}
    />
  )
}

function FilterField<Filters extends FilterSpec, By extends string>({
  filter,
  list,
}: {
  filter: FilterControl<Filters>
  list: List<Filters, By>
}): ReactNode {
  const t = useUiMessages()
  const value = (list.state.filters[filter.name] as string | undefined) ?? null
  const onChange = (next: string | null) => list.setFilter(filter.name, next)
  if (filter.render) return filter.render({ value, onChange })
  if (filter.options)
    return (
      <Select
        aria-label={filter.label}
        placeholder={filter.label}
        data={filter.options.map((option) => ({ ...option }))}
        value={value}
        onChange={onChange}
        clearable
        clearButtonProps={{ 'aria-label': t('action.clear') }}
        className={classes['filter'] ?? ''}
      />
    )
  return (
    <div className={classes['filter']}>
      <DateInput
        label={filter.label}
        labelHidden
        placeholder={filter.label}
        value={value}
        onChange={onChange}
      />
    </div>
  )
}
