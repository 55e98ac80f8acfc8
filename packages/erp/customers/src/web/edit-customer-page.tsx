import { usePageParams } from '@platform/plugin-api/web'
import { DocumentPage, Loaded, notifyDone, splitHref, useMessages } from '@platform/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { customers, invalidateCustomers } from './client.ts'
import { CustomerForm, type CustomerValues, fieldsOf, isComplete, valuesOf } from './customer-form.tsx'
import { messages } from './messages.ts'
import { customerPage, customersPage, editCustomerPage } from './pages.ts'

/** Changes what is known of a customer. */
export function EditCustomerPage(): ReactNode {
  const { customerId } = usePageParams(editCustomerPage)
  const query = useQuery(customers.get.queryOptions({ customerId }))
  return (
    <Loaded query={query} as="document" messages={messages}>
      {(customer) => <EditCustomer key={customer.id} customerId={customer.id} known={valuesOf(customer)} />}
    </Loaded>
  )
}

function EditCustomer({ customerId, known }: { customerId: string; known: CustomerValues }): ReactNode {
  const t = useMessages(messages)
  const navigate = useNavigate()
  const [values, setValues] = useState(known)
  const [tried, setTried] = useState(false)
  const update = useMutation(
    customers.update.mutationOptions({
      onSuccess: () => {
        void invalidateCustomers()
        notifyDone(t('customer.saved'))
        void navigate({ ...splitHref(customerPage.href({ customerId })), replace: true })
      },
    }),
  )

  function submit() {
    setTried(true)
    if (isComplete(values)) update.mutate({ customerId, fields: fieldsOf(values) })
  }

  return (
    <DocumentPage
      trail={[
        { label: t('customers.title'), href: customersPage.href() },
        { label: known.name, href: customerPage.href({ customerId }) },
      ]}
      title={t('customer.editTitle', { name: known.name })}
      actions={[
        { id: 'save', label: t('customer.save'), kind: 'primary', run: submit, pending: update.isPending },
      ]}
      saving={update}
      error={update.error}
      messages={messages}
    >
      <CustomerForm values={values} onChange={setValues} tried={tried} error={update.error} />
    </DocumentPage>
  )
}
