import { Combobox, Loader, Text, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useId, useState } from 'react'
import { useUiMessages } from '../language/use-messages.ts'
import { type FieldProps, toInputProps } from './field-props.ts'

/** Something that can be picked: a customer, a product, an account. */
export type Entity = {
  readonly id: string
  readonly label: string
  /** What tells it from its namesakes: an e-mail address, a number, a balance. */
  readonly hint?: string
}

export type EntityPickerProps<E extends Entity> = FieldProps & {
  value: E | Entity | null
  onChange: (entity: E | null) => void
  /** Asks the server; an empty text asks for the likeliest few. */
  search: (text: string, signal: AbortSignal) => Promise<readonly E[]>
  /** Offers to add what was typed when it is not there. */
  onCreate?: (name: string) => void
}

const TYPING_PAUSE_MS = 150

/** Picks one of very many by typing: server search, Enter takes the first, arrows another, Escape puts the old choice back. */
export function EntityPicker<E extends Entity>(props: EntityPickerProps<E>): ReactNode {
  const { value, onChange, search, onCreate, ...field } = props
  const t = useUiMessages()
  const pickerId = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const [asked] = useDebouncedValue(typed ?? '', TYPING_PAUSE_MS)
  const combobox = useCombobox({
    onDropdownOpen: () => combobox.updateSelectedOptionIndex('active'),
    onDropdownClose: () => combobox.resetSelectedOption(),
  })
  const found = useQuery({
    queryKey: ['picker', pickerId, asked],
    queryFn: ({ signal }) => search(asked.trim(), signal),
    enabled: combobox.dropdownOpened,
    // What a picker found is a glimpse, not a record: it is asked anew whenever it opens.
    gcTime: 0,
    staleTime: 0,
    placeholderData: (previous) => previous,
  })
  const choices = found.data ?? []
  const name = (typed ?? '').trim()
  // Choices of a moment ago answer what is no longer asked.
  const isAnswered = typed === asked && !found.isFetching
  // Only who is known not to be there is offered to be added: typing ahead must not make a second one.
  const isAddable = onCreate !== undefined && name !== '' && isAnswered && !choices.some(isCalled(name))
  const first = isAnswered && name !== '' ? choices[0]?.id : undefined
  useEffect(() => {
    if (first !== undefined) combobox.selectFirstOption()
  }, [first, combobox.selectFirstOption])

  function choose(id: string) {
    if (id === CREATE) onCreate?.(name)
    else onChange(choices.find((choice) => choice.id === id) ?? null)
    setTyped(null)
    combobox.closeDropdown()
  }

  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          {...toInputProps(field)}
          value={typed ?? value?.label ?? ''}
          placeholder={field.placeholder ?? t('picker.type')}
          autoComplete="off"
          rightSection={
            found.isFetching ? <Loader size={14} aria-label={t('picker.searching')} /> : <Combobox.Chevron />
          }
          rightSectionPointerEvents="none"
          onClick={() => combobox.openDropdown()}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => {
            combobox.closeDropdown()
            if (typed === '') onChange(null)
            setTyped(null)
          }}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            combobox.openDropdown()
            combobox.updateSelectedOptionIndex()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={field.label} mah={280} style={{ overflowY: 'auto' }}>
          {choices.map((choice) => (
            <Combobox.Option key={choice.id} value={choice.id} active={choice.id === value?.id}>
              <Text size="sm">{choice.label}</Text>
              {choice.hint && (
                <Text size="xs" c="dimmed">
                  {choice.hint}
                </Text>
              )}
            </Combobox.Option>
          ))}
          {isAddable && (
            <Combobox.Option value={CREATE}>
              <Text size="sm" c="var(--mantine-color-anchor)">
                {t('picker.create', { name })}
              </Text>
            </Combobox.Option>
          )}
          {choices.length === 0 && <Combobox.Empty>{emptyText()}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )

  function emptyText(): string {
    if (found.isError) return t('picker.failed')
    return found.isPending ? t('picker.searching') : t('picker.none')
  }
}

function isCalled(name: string): (entity: Entity) => boolean {
  return ({ label }) => label.localeCompare(name, undefined, { sensitivity: 'accent' }) === 0
}

/** No entity has this id: entity ids are uuids. */
const CREATE = '+'
