import { type ComponentType, type ReactNode, Suspense } from 'react'
import { invalidatePointOfSale } from '../../client.ts'
import type { PosCustomer, PosFormProps } from '../../slots.ts'
import { useTill } from '../till-context.ts'
import { TillModal } from './till-modal.tsx'

/** A form of another plugin, over the till. */
export function ContributedDialog({
  form: Form,
  customer,
  title,
}: {
  form: ComponentType<PosFormProps>
  customer: PosCustomer
  title: string
}): ReactNode {
  const { closeDialog } = useTill()
  function onDone() {
    closeDialog()
    void invalidatePointOfSale()
  }
  return (
    <TillModal title={title} size="md">
      <Suspense fallback={null}>
        <Form customer={customer} onDone={onDone} />
      </Suspense>
    </TillModal>
  )
}
