import { newId } from '@platform/database'
import { type Company, dayIn, requestHash, type Session } from '@platform/plugin-api'
import type { Counterpart, RequestFacts, TransactionKind } from '@wallet/ledger'

/** What every act on a wallet says of itself. */
export interface WalletAct {
  readonly customerId: string
  readonly note: string | null
  readonly idempotencyKey: string
  /** `requestHash` of what the client sent. */
  readonly requestHash: Buffer
  readonly actorId: string | null
  /** The day it counts in the books. */
  readonly date: string
}

/** Whose act it is, when it counts, and what tells it from another under the same key: of what a signed-in person sent. */
export function actOf({ company, user }: Session, input: unknown) {
  return { requestHash: requestHash(input), actorId: user.id, date: dayIn(company.timeZone) }
}

/** The same in the ledger's words. `act` names it where nothing outside does: 'correction'. */
export function factsOf<Kind extends TransactionKind>(
  company: Company,
  act: WalletAct,
  {
    procedure,
    kind,
    counterpart,
    source,
  }: {
    procedure: string
    kind: Kind
    counterpart: Counterpart
    source: { readonly act: string } | { readonly of: string }
  },
): RequestFacts & { readonly kind: Kind } {
  const transactionId = newId()
  return {
    transactionId,
    procedure,
    idempotencyKey: act.idempotencyKey,
    requestHash: act.requestHash,
    kind,
    source: 'of' in source ? source.of : `${source.act}:${transactionId}`,
    note: act.note,
    actorId: act.actorId,
    occurredAt: new Date(),
    accountingDate: act.date,
    counterpart,
    customerId: act.customerId,
    currency: company.currency,
  }
}
