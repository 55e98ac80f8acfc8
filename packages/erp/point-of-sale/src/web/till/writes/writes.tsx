import { useSession } from '@platform/plugin-api/web'
import { refusalOf } from '@platform/ui'
import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useMemo,
  useState,
} from 'react'
import { invalidatePointOfSale } from '../../client.ts'
import { useApproval } from '../approval/approval.tsx'
import { keep, readKept } from '../basket/kept.ts'
import type { Receipt } from '../till-types.ts'
import { type PendingWrite, pendingName, withoutSecrets } from './pending-write.ts'
import { sendWrite } from './send-write.ts'

/**
 * Fetches what tells of answers that never came, before the connection goes: nothing is sent to be booked until it is
 * here, and where it cannot be fetched, nothing could be sent either.
 */
export const fetchUnknownEnd = () => import('./unknown-end.tsx')
const UnknownEnd = lazy(() => fetchUnknownEnd().then((module) => ({ default: module.UnknownEnd })))

type Writes = {
  /**
   * Sends something to be booked, asking for a manager where one is needed. Answers the receipt, or null when nothing
   * was booked and the cashier has been told so; throws what the server refused.
   */
  readonly write: (write: Pick<PendingWrite, 'kind' | 'request'>) => Promise<Receipt | null>
  readonly isWriting: boolean
}

const WritesContext = createContext<Writes | null>(null)

export function useWrites(): Writes {
  const writes = useContext(WritesContext)
  if (writes === null) throw new Error('useWrites is called outside of the till')
  return writes
}

/**
 * Everything a till books goes through here: it is written down on the device before it is sent, and forgotten once its
 * end is known. An answer that never came is asked for by its key, also after a reload: nothing is charged twice.
 */
export function WritesProvider({
  sessionId,
  onFound,
  children,
}: {
  sessionId: string
  /** Told of a receipt whose sender is gone, after a reload. */
  onFound: (receipt: Receipt, write: PendingWrite) => void
  children: ReactNode
}): ReactNode {
  const name = pendingName(useSession().company.id, sessionId)
  const { ask, given } = useApproval()
  const [isWriting, setWriting] = useState(false)
  const [unknown, setUnknown] = useState<{
    write: PendingWrite
    resolve: (receipt: Receipt | null) => void
  } | null>(() => {
    const left = readKept<PendingWrite>(name)
    return left === undefined
      ? null
      : { write: left, resolve: (receipt) => receipt !== null && onFound(receipt, left) }
  })

  const settle = useCallback(
    (receipt: Receipt | null) => {
      keep(name, null)
      if (receipt !== null) void invalidatePointOfSale()
      return receipt
    },
    [name],
  )

  const send = useCallback(
    async (write: PendingWrite): Promise<Receipt | null> => {
      keep(name, withoutSecrets(write))
      const sent = await sendWrite(write)
      if (sent.end === 'booked') return settle(sent.receipt)
      if (sent.end === 'unknown')
        return settle(await new Promise((resolve) => setUnknown({ write, resolve })))
      settle(null)
      const needed = managerNeeded(sent.error)
      if (needed === null || !takesApproval(write)) throw sent.error
      const approval = await ask(needed)
      if (approval === null) return null
      return send({ ...write, request: { ...write.request, approval } } as PendingWrite)
    },
    [name, ask, settle],
  )

  const writes = useMemo<Writes>(
    () => ({
      isWriting,
      write: async ({ kind, request }) => {
        setWriting(true)
        try {
          await fetchUnknownEnd()
          const approval = given()
          const whole = { kind, request, sentAt: new Date().toISOString() } as PendingWrite
          return await send(
            approval !== undefined && takesApproval(whole)
              ? ({ ...whole, request: { ...request, approval } } as PendingWrite)
              : whole,
          )
        } finally {
          setWriting(false)
        }
      },
    }),
    [isWriting, given, send],
  )

  return (
    <WritesContext value={writes}>
      {children}
      {unknown && (
        <Suspense fallback={null}>
          <UnknownEnd
            write={unknown.write}
            onEnd={(receipt) => {
              setUnknown(null)
              settle(receipt)
              unknown.resolve(receipt)
            }}
          />
        </Suspense>
      )}
    </WritesContext>
  )
}

function managerNeeded(error: unknown): { permission: string; title: string } | null {
  const refusal = refusalOf(error)
  if (refusal?.code !== 'manager_needed') return null
  const { permission, title } = refusal.facts
  return { permission: String(permission), title: String(title ?? refusal.message) }
}

/** A recharge needs nobody's leave. */
function takesApproval({ kind }: PendingWrite): boolean {
  return kind !== 'recharge'
}
