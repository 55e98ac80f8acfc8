import { newIdempotencyKey, useMay } from '@platform/plugin-api/web'
import {
  type Entity,
  EntityPicker,
  type FieldProps,
  loadWords,
  notifyDone,
  notifyFailure,
  useMessages,
} from '@platform/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { customers, invalidateCustomers } from './client.ts'
import { messages } from './messages.ts'
import { searchCustomers } from './search-customers.ts'

// Pages of other plugins are made of this, too: its words travel with it.
void loadWords(messages)

/** The customer whom an address names, for forms that are opened for somebody. Undefined while asked for, null when nobody is. */
export function useCustomerEntity(customerId: string | undefined): Entity | null | undefined {
  const query = useQuery(
    customers.get.queryOptions({ customerId: customerId ?? '' }, { enabled: customerId !== undefined }),
  )
  if (customerId === undefined || query.isError) return null
  return query.data && { id: query.data.id, label: query.data.name }
}

export type CustomerPickerProps = Omit<FieldProps, 'label'> & {
  label?: string
  value: Entity | null
  onChange: (customer: Entity | null) => void
  /** False where only somebody known makes sense, as in a filter. */
  addable?: boolean
}

/** Picks a customer, or adds one by name without leaving the form. */
export function CustomerPicker({
  value,
  onChange,
  label,
  addable = true,
  ...field
}: CustomerPickerProps): ReactNode {
  const t = useMessages(messages)
  const mayAdd = useMay('customers.edit') && addable
  const create = useMutation(
    customers.create.mutationOptions({
      onSuccess: ({ customerId }, { name }) => {
        void invalidateCustomers()
        notifyDone(t('customer.created', { name }))
        onChange({ id: customerId, label: name })
      },
      onError: (error) => notifyFailure(error, messages),
    }),
  )
  return (
    <EntityPicker
      placeholder={t('customer.pickerPlaceholder')}
      {...field}
      label={label ?? t('customer.picker')}
      value={value}
      onChange={onChange}
      search={searchCustomers}
      {...(mayAdd
        ? { onCreate: (name: string) => create.mutate({ name, idempotencyKey: newIdempotencyKey() }) }
        : {})}
    />
  )
}
