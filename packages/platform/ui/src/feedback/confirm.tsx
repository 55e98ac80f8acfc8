import { createContext, lazy, type ReactNode, Suspense, useCallback, useContext, useState } from 'react'

const ConfirmDialog = lazy(() => import('./confirm-dialog.tsx').then((m) => ({ default: m.ConfirmDialog })))

export type Question = {
  title: string
  /** What it will do, in a sentence or as a preview. */
  body: ReactNode
  /** The verb of the deed, never "OK". */
  confirmLabel: string
  danger?: boolean
}

type Ask = (question: Question) => Promise<boolean>

const AskContext = createContext<Ask | null>(null)

/** Asks once before what cannot be taken back: `if (await confirm({ ... })) remove()`. */
export function useConfirm(): Ask {
  const ask = useContext(AskContext)
  if (ask === null) throw new Error('useConfirm is called outside of DesignProvider')
  return ask
}

/** Holds the one question that is open. */
export function ConfirmProvider({ children }: { children: ReactNode }): ReactNode {
  const [open, setOpen] = useState<(Question & { answer: (yes: boolean) => void }) | null>(null)
  const ask = useCallback<Ask>((question) => new Promise((answer) => setOpen({ ...question, answer })), [])
  function answer(yes: boolean) {
    open?.answer(yes)
    setOpen(null)
  }
  return (
    <AskContext value={ask}>
      {children}
      {open && (
        <Suspense fallback={null}>
          <ConfirmDialog {...open} onAnswer={answer} />
        </Suspense>
      )}
    </AskContext>
  )
}
