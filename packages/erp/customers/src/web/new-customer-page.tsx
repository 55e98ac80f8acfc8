import { useIdempotencyKey } from '@platform/plugin-api/web'
import { DocumentPage, notifyDone, splitHref, useMessages } from '@platform/ui'
import { useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { customers, invalidateCustomers } from './client.ts'
import { blankValues, CustomerForm, fieldsOf, isComplete } from './customer-form.tsx'
import { messages } from './messages.ts'
import { customerPage, customersPage } from './pages.ts'

/** Adds a customer; `?name=` in the address fills in the name that a picker did not find. */
export function NewCustomerPage(): ReactNode {
  const t = useMessages(messages)
  const navigate = useNavigate()
  const search: { readonly name?: unknown } = useSearch({ strict: false })
  const [values, setValues] = useState({
    ...blankValues,
    name: typeof search.name === 'string' ? search.name : '',
  })
  const [tried, setTried] = useState(false)
  const [idempotencyKey, renewKey] = useIdempotencyKey()
  const create = useMutation(
    customers.create.mutationOptions({
      onSuccess: ({ customerId }) => {
        void invalidateCustomers()
        notifyDone(t('customer.created', { name: values.name.trim() }))
        void navigate({ ...splitHref(customerPage.href({ customerId })), replace: true })
      },
      // What was refused is another request once it was corrected.
      onError: renewKey,
    }),
  )

  function submit() {
    setTried(true)
    if (isComplete(values)) create.mutate({ ...fieldsOf(values), idempotencyKey })
  }

  return (
    <DocumentPage
      trail={[{ label: t('customers.title'), href: customersPage.href() }]}
      title={t('customer.new')}
      actions={[
        {
          id: 'create',
          label: t('customer.create'),
          kind: 'primary',
          run: submit,
          pending: create.isPending,
        },
      ]}
      saving={create}
      error={create.error}
      messages={messages}
    >
      <CustomerForm values={values} onChange={setValues} tried={tried} error={create.error} />
    </DocumentPage>
  )
}
