import { Skeleton } from '@mantine/core'
import { type Slot as SlotPoint, useExtensions } from '@platform/plugin-api/web'
import { type ReactNode, Suspense } from 'react'
import { PageErrorBoundary } from './error-boundary.tsx'

/**
 * Shows what plugins put in a place. Each is fetched when it is shown, and one that stumbles takes
 * nothing else of the page with it.
 */
export function Slot<Props extends object>({ of, props }: { of: SlotPoint<Props>; props: Props }): ReactNode {
  return useExtensions(of).map(({ id, component: Content }) => (
    <PageErrorBoundary key={id}>
      <Suspense fallback={<Skeleton h={72} />}>
        <Content {...props} />
      </Suspense>
    </PageErrorBoundary>
  ))
}
