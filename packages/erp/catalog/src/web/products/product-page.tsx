import { usePageParams } from '@platform/plugin-api/web'
import {
  AppLink,
  DocumentPage,
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
import type { ReactNode } from 'react'
import { catalog, invalidateCatalog, type ProductDetails } from '../client.ts'
import { messages } from '../messages.ts'
import { editProductPage, productPage, productsPage, taxesPage } from '../pages.ts'
import { PicturePanel } from '../pictures/picture-panel.tsx'
import { productPanels } from '../slots.ts'
import { taxLabel } from '../taxes/use-taxes.ts'

/** A product: what it costs, its tax, and what other plugins know of it. */
export function ProductPage(): ReactNode {
  const { productId } = usePageParams(productPage)
  const query = useQuery(catalog.products.get.queryOptions({ productId }))
  return (
    <Loaded query={query} as="document" messages={messages}>
      {(product) => <ProductDocument product={product} />}
    </Loaded>
  )
}

function ProductDocument({ product }: { product: ProductDetails }): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  const navigate = useNavigate()
  const { id: productId, name, archived, tax, category } = product
  const archive = useMutation(
    catalog.products.archive.mutationOptions({
      onSuccess: (_, input) => {
        void invalidateCatalog()
        notifyDone(t(input.archived ? 'product.archived' : 'product.takenBack', { name }))
      },
    }),
  )

  return (
    <DocumentPage
      trail={[{ label: t('products.title'), href: productsPage.href() }]}
      title={name}
      subtitle={product.code}
      {...(archived ? { steps: { all: [], current: '', stopped: t('status.archived') } } : {})}
      actions={[
        {
          id: 'archive',
          label: t('product.archive'),
          kind: 'danger',
          run: () => archive.mutate({ productId, archived: true }),
          pending: archive.isPending,
          show: !archived,
          permission: 'catalog.edit',
          confirm: {
            title: t('product.archiveTitle', { name }),
            body: t('product.archiveBody', { name }),
            confirmLabel: t('product.archive'),
          },
        },
        {
          id: 'take-back',
          label: t('product.takeBack'),
          run: () => archive.mutate({ productId, archived: false }),
          pending: archive.isPending,
          show: archived,
          permission: 'catalog.edit',
        },
        {
          id: 'edit',
          label: t('product.edit'),
          run: () => void navigate(splitHref(editProductPage.href({ productId }))),
          permission: 'catalog.edit',
        },
      ]}
      error={archive.error}
      messages={messages}
      facts={[
        { label: t('field.unitPrice'), value: <MoneyText value={product.unitPrice} /> },
        {
          label: t('field.tax'),
          value: tax ? (
            <AppLink href={taxesPage.href()}>
              <bdi>{taxLabel(tax, locale)}</bdi>
            </AppLink>
          ) : (
            t('field.noTax')
          ),
        },
        {
          label: t('field.category'),
          value: category && <AppLink href={productsPage.href({}, { category })}>{category}</AppLink>,
        },
        { label: t('field.barcode'), value: product.barcode },
        ...(product.description ? [{ label: t('field.description'), value: product.description }] : []),
      ]}
    >
      <PicturePanel product={product} />
      <Slot of={productPanels} props={{ product: { id: productId, name } }} />
    </DocumentPage>
  )
}
