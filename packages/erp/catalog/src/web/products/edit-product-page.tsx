import { usePageParams } from '@platform/plugin-api/web'
import { DocumentPage, Loaded, notifyDone, splitHref, useMessages } from '@platform/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { catalog, invalidateCatalog, type ProductDetails } from '../client.ts'
import { messages } from '../messages.ts'
import { editProductPage, productPage, productsPage } from '../pages.ts'
import { fieldsOf, ProductForm, valuesOf } from './product-form.tsx'

/** Changes a product; documents that name it stay as they are. */
export function EditProductPage(): ReactNode {
  const { productId } = usePageParams(editProductPage)
  const query = useQuery(catalog.products.get.queryOptions({ productId }))
  return (
    <Loaded query={query} as="document" messages={messages}>
      {(product) => <EditProduct key={product.id} product={product} />}
    </Loaded>
  )
}

function EditProduct({ product }: { product: ProductDetails }): ReactNode {
  const t = useMessages(messages)
  const navigate = useNavigate()
  const productHref = productPage.href({ productId: product.id })
  const [values, setValues] = useState(() => valuesOf(product))
  const [tried, setTried] = useState(false)
  const update = useMutation(
    catalog.products.update.mutationOptions({
      onSuccess: () => {
        void invalidateCatalog()
        notifyDone(t('product.saved'))
        void navigate({ ...splitHref(productHref), replace: true })
      },
    }),
  )

  function submit() {
    setTried(true)
    const fields = fieldsOf(values)
    if (fields) update.mutate({ productId: product.id, fields })
  }

  return (
    <DocumentPage
      trail={[
        { label: t('products.title'), href: productsPage.href() },
        { label: product.name, href: productHref },
      ]}
      title={t('product.editTitle', { name: product.name })}
      actions={[
        { id: 'save', label: t('product.save'), kind: 'primary', run: submit, pending: update.isPending },
      ]}
      saving={update}
      error={update.error}
      messages={messages}
    >
      <ProductForm values={values} onChange={setValues} tried={tried} error={update.error} />
    </DocumentPage>
  )
}
