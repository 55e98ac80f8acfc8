import type { AuditEntry, Tx } from '@platform/database'

export type { AuditEntry }

/**
 * Writes down what a person changed, in the same transaction as the change:
 * `audit(tx, { companyId, actorId: session.user.id, action: 'accounting.lock-date-moved', subject: 'company:1', details: { from, to } })`.
 */
export function audit(tx: Tx, entry: AuditEntry): void {
  tx.scope.audit(tx, entry)
}
