import { useRouter } from '@tanstack/react-router'
import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useState,
} from 'react'

const ConfirmDialog = lazy(() => import('./confirm-dialog.tsx').then((m) => ({ default: m.ConfirmDialog })))

export type Question = {
  title: string
  /** What it will do, in a sentence. */
  body: string
  /** What there is to look at before the answer: what it will book, say. */
  details?: ReactNode
  /** The verb of the deed, never "OK". */
  confirmLabel: string
  /** The way out, where it is more than "Cancel". */
  dismissLabel?: string
  danger?: boolean
}

type Ask = (question: Question) => Promise<boolean>

const AskContext = createContext<Ask | null>(null)

/** Asks once before what cannot be taken back: `if (await confirm({ ... })) remove()`. */
export function useConfirm(): Ask {
  const ask = useContext(AskContext)
  if (ask === null) throw new Error('useConfirm is called outside of ConfirmProvider')
  return ask
}

/** Holds the one question that is open. Within the router: what a question shows may lead to a page. */
export function ConfirmProvider({ children }: { children: ReactNode }): ReactNode {
  const [open, setOpen] = useState<(Question & { answer: (yes: boolean) => void }) | null>(null)
  const router = useRouter()
  const ask = useCallback<Ask>((question) => new Promise((answer) => setOpen({ ...question, answer })), [])
  // Who follows a link out of the question has not agreed.
  useEffect(
    () =>
      router.subscribe('onBeforeNavigate', ({ pathChanged }) => {
        if (!pathChanged || !open) return
        open.answer(false)
        setOpen(null)
      }),
    [router, open],
  )
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
