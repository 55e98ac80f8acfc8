import { useIdempotencyKey } from '@platform/plugin-api/web'
import { DocumentPage, notifyDone, splitHref, useMessages } from '@platform/ui'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { catalog, invalidateCatalog } from '../client.ts'
import { messages } from '../messages.ts'
import { productPage, productsPage } from '../pages.ts'
import { blankValues, fieldsOf, ProductForm } from './product-form.tsx'

/** Adds a product. */
export function NewProductPage(): ReactNode {
  const t = useMessages(messages)
  const navigate = useNavigate()
  const [values, setValues] = useState(blankValues)
  const [tried, setTried] = useState(false)
  const [idempotencyKey, renewKey] = useIdempotencyKey()
  const create = useMutation(
    catalog.products.create.mutationOptions({
      onSuccess: ({ productId }) => {
        void invalidateCatalog()
        notifyDone(t('product.created', { name: values.name.trim() }))
        void navigate({ ...splitHref(productPage.href({ productId })), replace: true })
      },
      // What was refused is another request once it was corrected.
      onError: renewKey,
    }),
  )

  function submit() {
    setTried(true)
    const fields = fieldsOf(values)
    if (fields) create.mutate({ ...fields, idempotencyKey })
  }

  return (
    <DocumentPage
      trail={[{ label: t('products.title'), href: productsPage.href() }]}
      title={t('product.new')}
      actions={[
        { id: 'create', label: t('product.create'), kind: 'primary', run: submit, pending: create.isPending },
      ]}
      saving={create}
      error={create.error}
      messages={messages}
    >
      <ProductForm values={values} onChange={setValues} tried={tried} error={create.error} />
    </DocumentPage>
  )
}
