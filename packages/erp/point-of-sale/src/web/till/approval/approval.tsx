import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useRef,
  useState,
} from 'react'
import type { Approval, TillLoad } from '../till-types.ts'

const ApprovalDialog = lazy(() =>
  import('./approval-dialog.tsx').then((module) => ({ default: module.ApprovalDialog })),
)

/** What somebody is asked to allow. */
export type ApprovalQuestion = {
  /** The permission that the cashier lacks. */
  readonly permission: string
  /** It in words, as the server says it: 'Give discounts at the till'. */
  readonly title: string
}

type Approvals = {
  /** Asks for a manager's PIN; null when nobody gave one. */
  readonly ask: (question: ApprovalQuestion) => Promise<Approval | null>
  /** Whether the cashier may, or a manager allows it now: kept until the order is paid. */
  readonly ensure: (question: ApprovalQuestion) => Promise<boolean>
  /** What was allowed for the order so far. */
  readonly given: () => Approval | undefined
  readonly forget: () => void
}

const ApprovalContext = createContext<Approvals | null>(null)

/** A manager's PIN, where the cashier lacks a permission. */
export function useApproval(): Approvals {
  const approvals = useContext(ApprovalContext)
  if (approvals === null) throw new Error('useApproval is called outside of the till')
  return approvals
}

/** Holds the one question that is open, and what was allowed, which is never written down. */
export function ApprovalProvider({ load, children }: { load: TillLoad; children: ReactNode }): ReactNode {
  const [open, setOpen] = useState<
    (ApprovalQuestion & { answer: (approval: Approval | null) => void }) | null
  >(null)
  const given = useRef<Approval | undefined>(undefined)
  const ask = useCallback(async (question: ApprovalQuestion) => {
    const approval = await new Promise<Approval | null>((answer) => setOpen({ ...question, answer }))
    if (approval !== null) given.current = approval
    return approval
  }, [])
  const { cashierMay } = load.session
  const ensure = useCallback(
    async (question: ApprovalQuestion) =>
      cashierMay.includes(question.permission) ||
      given.current !== undefined ||
      (await ask(question)) !== null,
    [ask, cashierMay],
  )
  const [approvals] = useState(() => ({
    given: () => given.current,
    forget: () => {
      given.current = undefined
    },
  }))

  function answer(approval: Approval | null) {
    open?.answer(approval)
    setOpen(null)
  }

  return (
    <ApprovalContext value={{ ask, ensure, ...approvals }}>
      {children}
      {open && (
        <Suspense fallback={null}>
          <ApprovalDialog question={open} load={load} onAnswer={answer} />
        </Suspense>
      )}
    </ApprovalContext>
  )
}
