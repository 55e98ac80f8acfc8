import type { Messages, MessageTable } from '@platform/plugin-api/web'
import { lazy, type ReactNode, Suspense } from 'react'
import { explainError } from './explain-error.ts'
import { createSummons } from './summons.ts'

/** A sentence that appears for a moment. */
export type Notice = {
  readonly kind: 'done' | 'failure'
  readonly message: string
  readonly undo?: { readonly label: string; readonly run: () => void }
}

const load = () => import('./notices-shown.tsx')
const NoticesShown = lazy(() => load().then((m) => ({ default: m.NoticesShown })))
const first = createSummons()

/** Waits for the first notice; what shows them is fetched then. */
export function Notices(): ReactNode {
  if (first.useCount() === 0) return null
  return (
    <Suspense fallback={null}>
      <NoticesShown />
    </Suspense>
  )
}

/** Says that something is done; with `undo`, for long enough to take it back. */
export function notifyDone(message: string, undo?: { label: string; run: () => void }): void {
  show({ kind: 'done', message, ...(undo ? { undo } : {}) })
}

/** Says why something that had no form to say it in did not work. */
export function notifyFailure(error: unknown, messages?: Messages<MessageTable>): void {
  show({ kind: 'failure', message: explainError(error, messages) })
}

function show(notice: Notice): void {
  first.summon()
  void load().then(({ showNotice }) => showNotice(notice))
}
