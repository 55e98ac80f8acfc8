import type { Database } from '@platform/database'
import type { Company, Refusal } from '@platform/plugin-api'
import { refusePin } from './customer-pin.ts'
import { refuseCode } from './payment-code.ts'

/** What a customer shows or types to prove that a wallet is theirs. */
export interface ProofClaim {
  readonly customerId: string
  readonly kind: 'pin' | 'code'
  readonly value: string
  /** The sale's: a code counts once, and again for that sale when its answer was lost. */
  readonly idempotencyKey: string
}

/** Verifies a proof; undefined when it is right. Slow on purpose, so it comes before the transaction that sells. */
export async function proveOwnership(
  database: Database,
  { id: companyId }: Company,
  { customerId, kind, value, idempotencyKey }: ProofClaim,
): Promise<Refusal | undefined> {
  const refusal =
    kind === 'pin'
      ? await refusePin(database, { companyId, customerId, pin: value })
      : await refuseCode(database, { companyId, customerId, code: value, sale: idempotencyKey })
  return refusal ?? undefined
}
