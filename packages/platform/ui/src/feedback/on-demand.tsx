import { queryClient } from '@platform/plugin-api/web'
import { createElement, type FunctionComponent, lazy, Suspense } from 'react'

/** How long a page is left alone after it was opened, ms. */
const pauseMs = 1_000

/**
 * A part of a page that appears when it is asked for, such as a dialog. It is fetched after the page itself, once that has
 * nothing left to do, and so is there at once: `const TaxDialog = onDemand(() => import('./tax-dialog.tsx').then((module) =>
 * module.TaxDialog))`.
 */
export function onDemand<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
): FunctionComponent<Props> {
  const Part = lazy(async () => ({ default: await load() }))
  // Whoever asks for it where there is no connection is told then.
  onceCalm(() => void load().catch(() => {}))
  return function OnDemand(props: Props) {
    return createElement(Suspense, { fallback: null }, createElement<Props>(Part, props))
  }
}

/** Runs something when the page shows all it has asked the server for. */
function onceCalm(run: () => void): void {
  if (typeof window === 'undefined') return
  setTimeout(() => {
    if (queryClient.isFetching() > 0) onceCalm(run)
    else if ('requestIdleCallback' in window) requestIdleCallback(run)
    else run()
  }, pauseMs)
}
