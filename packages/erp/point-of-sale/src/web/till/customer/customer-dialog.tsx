import { Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useExtensions } from '@platform/plugin-api/web'
import { ErrorAlert, MoneyText, Slot, useMessages } from '@platform/ui'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { pointOfSale } from '../../client.ts'
import { messages } from '../../messages.ts'
import {
  type PosCustomer,
  type PosCustomerFactsProps,
  posCustomerActions,
  posCustomerFacts,
} from '../../slots.ts'
import { TillModal } from '../dialogs/till-modal.tsx'
import { useTill } from '../till-context.ts'
import type { TillCustomer } from '../till-types.ts'
import { useMethodLook } from '../use-till-methods.ts'
import classes from './customer.module.css'

const TYPING_PAUSE_MS = 150

/** Finds a customer by name, phone, e-mail or card, with what they have, and what can be done for them. */
export function CustomerDialog({
  thenPress,
  thenOpen,
}: {
  /** The method that needs a customer, and was pressed without one. */
  thenPress: string | undefined
  /** What goes on once somebody is chosen. */
  thenOpen: 'settle' | undefined
}): ReactNode {
  const t = useMessages(messages)
  const { changeBasket, closeDialog, openDialog } = useTill()
  const [search, setSearch] = useState('')
  const [asked] = useDebouncedValue(search.trim(), TYPING_PAUSE_MS)
  const query = useQuery(
    pointOfSale.till.customers.queryOptions(
      { search: asked },
      { placeholderData: keepPreviousData, staleTime: 0 },
    ),
  )
  const found = query.data ?? []
  const isAnswered = asked === search.trim() && !query.isPlaceholderData

  function choose({ id, name }: PosCustomer) {
    changeBasket((before) => ({ ...before, customer: { id, name } }))
    if (thenOpen === undefined) closeDialog()
    else openDialog({ name: thenOpen })
  }

  function takeTyped() {
    // A scanned card names its holder exactly; what was typed may still be on its way.
    const holder = found.find(({ reference }) => reference?.toLowerCase() === search.trim().toLowerCase())
    const first = holder ?? (isAnswered ? found[0] : undefined)
    if (first !== undefined) choose(first)
  }

  return (
    <TillModal title={t('customer.title')} size="xl">
      <Stack gap="md">
        <TextInput
          size="md"
          type="search"
          data-autofocus
          aria-label={t('customer.search')}
          placeholder={t('customer.search')}
          leftSection={<IconSearch size={18} aria-hidden="true" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && takeTyped()}
        />
        {thenPress !== undefined && <Text size="sm">{t('customer.needed')}</Text>}
        <ErrorAlert error={query.error} messages={messages} onRetry={() => void query.refetch()} />
        {query.data !== undefined && found.length === 0 && (
          <Text c="dimmed" ta="center" py="lg">
            {t('customer.none')}
          </Text>
        )}
        <ul className={classes['found']} aria-busy={query.isPending}>
          {found.map((customer, index) => (
            <CustomerRow
              key={customer.id}
              customer={customer}
              isFirst={index === 0 && search !== ''}
              onChoose={() => choose(customer)}
            />
          ))}
        </ul>
      </Stack>
    </TillModal>
  )
}

function CustomerRow({
  customer,
  isFirst,
  onChoose,
}: {
  customer: TillCustomer
  isFirst: boolean
  onChoose: () => void
}): ReactNode {
  const { deeds } = useTill()
  const actions = useExtensions(posCustomerActions).filter(({ isRare }) => !isRare)
  const { id, name, email, phone, reference } = customer
  const contact = [phone, email, reference].filter((each) => each !== null)
  return (
    <li className={classes['row']} data-first={isFirst || undefined}>
      <button type="button" className={classes['pick']} onClick={onChoose}>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        {contact.length > 0 && (
          <span className={classes['contact']}>
            {contact.map((each, index) => (
              <span key={each}>
                {index > 0 && ' · '}
                <bdi>{each}</bdi>
              </span>
            ))}
          </span>
        )}
        <span className={classes['facts']}>
          <Balances available={customer.available} />
          <Slot<PosCustomerFactsProps>
            of={posCustomerFacts}
            props={{ customer: { id, name }, place: 'found' }}
          />
        </span>
      </button>
      {actions.map(({ id: actionId, label, icon: Icon, run }) => (
        <button
          key={actionId}
          type="button"
          className={classes['action']}
          onClick={() => run({ id, name }, deeds)}
        >
          <Icon size={20} />
          {label()}
        </button>
      ))}
    </li>
  )
}

/** What methods keep for the customer: "Wallet €12.30". */
export function Balances({ available }: { available: TillCustomer['available'] }): ReactNode {
  const lookOf = useMethodLook()
  return available.map(({ methodId, amount }) => (
    <span key={methodId}>
      {lookOf(methodId).label()} <MoneyText value={amount} strong />
    </span>
  ))
}
