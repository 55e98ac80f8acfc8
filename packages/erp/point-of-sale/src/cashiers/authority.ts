import type { Permission, Refusal, Session } from '@platform/plugin-api'
import { managerNeeded } from '../refusals.ts'

/** Who is signed in at the till. */
export interface Actor {
  readonly id: string
  readonly name: string
  readonly permissions: ReadonlySet<string>
}

/** A manager whose PIN was right. */
export interface Approver {
  readonly userId: string
  readonly may: ReadonlySet<string>
}

/** What the people at the till may do: the cashier, and whoever stands in for them this once. */
export interface Authority {
  /** Undefined: it may be done. Else a manager is needed. */
  refuse(permission: Permission): Refusal | undefined
  /** The manager who was needed so far. */
  approvedBy(): string | null
}

export function authorityOf(cashierMay: ReadonlySet<string>, approver: Approver | null): Authority {
  let needed = false
  return {
    refuse(permission) {
      if (cashierMay.has(permission.id)) return undefined
      if (!approver?.may.has(permission.id)) return managerNeeded(permission)
      needed = true
      return undefined
    },
    approvedBy: () => (needed ? (approver?.userId ?? null) : null),
  }
}

export function actorOf({ user, permissions }: Session): Actor {
  return { id: user.id, name: user.name, permissions }
}
