import { Anchor } from '@mantine/core'
import { useExtensions, usePageParams, useSession } from '@platform/plugin-api/web'
import {
  BreakableText,
  DateText,
  DocumentPage,
  dayIn,
  type Fact,
  Loaded,
  MoneyText,
  notifyDone,
  Slot,
  splitHref,
  useLocale,
  useMessages,
} from '@platform/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { inferRouterOutputs } from '@trpc/server'
import type { ReactNode } from 'react'
import type { CustomersRouter } from '../router.ts'
import { customers, invalidateCustomers } from './client.ts'
import { messages } from './messages.ts'
import { customerPage, customersPage, editCustomerPage } from './pages.ts'
import { PortalPanel } from './portal-panel.tsx'
import { customerActions, customerPanels } from './slots.ts'

type Customer = inferRouterOutputs<CustomersRouter>['get']

/** A customer: how to reach them, and what other plugins know of them. */
export function CustomerPage(): ReactNode {
  const { customerId } = usePageParams(customerPage)
  const query = useQuery(customers.get.queryOptions({ customerId }))
  return (
    <Loaded query={query} as="document" messages={messages}>
      {(customer) => <CustomerDocument customer={customer} />}
    </Loaded>
  )
}

function CustomerDocument({ customer }: { customer: Customer }): ReactNode {
  const t = useMessages(messages)
  const navigate = useNavigate()
  const facts = useFacts(customer)
  const { id: customerId, name, archived } = customer
  const contributed = useExtensions(customerActions)
  const archive = useMutation(
    customers.archive.mutationOptions({
      onSuccess: (_, input) => {
        void invalidateCustomers()
        notifyDone(t(input.archived ? 'customer.archived' : 'customer.takenBack', { name }))
      },
    }),
  )

  return (
    <DocumentPage
      trail={[{ label: t('customers.title'), href: customersPage.href() }]}
      title={name}
      {...(archived ? { steps: { all: [], current: '', stopped: t('status.archived') } } : {})}
      actions={[
        {
          id: 'archive',
          label: t('customer.archive'),
          kind: 'danger',
          run: () => archive.mutate({ customerId, archived: true }),
          pending: archive.isPending,
          show: !archived,
          permission: 'customers.archive',
          confirm: {
            title: t('customer.archiveTitle', { name }),
            body: t('customer.archiveBody', { name }),
            confirmLabel: t('customer.archive'),
          },
        },
        {
          id: 'take-back',
          label: t('customer.takeBack'),
          run: () => archive.mutate({ customerId, archived: false }),
          pending: archive.isPending,
          show: archived,
          permission: 'customers.archive',
        },
        {
          id: 'edit',
          label: t('customer.edit'),
          run: () => void navigate(splitHref(editCustomerPage.href({ customerId }))),
          permission: 'customers.edit',
        },
        ...contributed.map((action) => ({
          id: action.id,
          label: action.label(),
          run: () => void navigate(splitHref(action.href({ id: customerId, name, archived }))),
          show: !archived,
        })),
      ]}
      error={archive.error}
      messages={messages}
      facts={facts}
    >
      <Slot of={customerPanels} props={{ customer: { id: customerId, name, archived } }} />
      <PortalPanel customer={{ id: customerId, name, archived }} />
    </DocumentPage>
  )
}

function useFacts(customer: Customer): Fact[] {
  const t = useMessages(messages)
  const locale = useLocale()
  const { timeZone } = useSession().company
  const { email, phone, country, creditLimit } = customer
  const place = [customer.postcode, customer.city].filter(Boolean).join(' ')
  const countryName = country && (new Intl.DisplayNames(locale, { type: 'region' }).of(country) ?? country)
  return [
    {
      label: t('field.email'),
      value: email && (
        <Anchor inherit href={`mailto:${email}`}>
          <BreakableText text={email} />
        </Anchor>
      ),
    },
    {
      label: t('field.phone'),
      value: phone && (
        <Anchor inherit href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>
          <bdi dir="ltr">{phone}</bdi>
        </Anchor>
      ),
    },
    { label: t('field.address'), value: [customer.street, place, countryName].filter(Boolean).join(', ') },
    { label: t('field.reference'), value: customer.reference },
    {
      label: t('field.creditLimit'),
      value: creditLimit === null ? t('customer.noLimit') : <MoneyText value={creditLimit} />,
    },
    { label: t('field.since'), value: <DateText date={dayIn(timeZone, new Date(customer.createdAt))} /> },
    ...(customer.note ? [{ label: t('field.note'), value: customer.note }] : []),
  ]
}
