import { createHash } from 'node:crypto'
import type { RequestFacts, TransactionKind } from '../transaction-request.ts'
import { apply, type Posting } from './apply.ts'
import type { Movement } from './movement.ts'
import { giveUp } from './release.ts'
import type { LedgerState, LotUse, Wallet } from './state.ts'
import { systemId } from './system-id.ts'

/**
 * Posts what has expired of a wallet by the state's clock: first its holds are given up, then its lots lapse. Whoever
 * touches a wallet first does it, so nobody ever sees credit as available that is not. What is reserved of a lot lapses
 * only when its hold gives it back.
 */
export function expire(state: LedgerState, wallet: Wallet): Posting[] {
  const postings: Posting[] = []
  for (let hold = wallet.openHolds[0]; hold && hold.expiresAt <= state.now; hold = wallet.openHolds[0]) {
    const facts = systemFacts(state, wallet, { kind: 'release', source: `hold-expiry:${hold.id}` })
    postings.push(apply(state, wallet, facts, giveUp(wallet, hold, 'expired')))
  }
  const lapse = lapseOf(state, wallet)
  if (lapse) {
    const source = `expiry:${wallet.id}:${wallet.version + 1n}`
    postings.push(apply(state, wallet, systemFacts(state, wallet, { kind: 'expiry', source }), lapse))
  }
  return postings
}

function lapseOf({ now }: LedgerState, wallet: Wallet): Movement | undefined {
  const uses: LotUse[] = []
  for (const lot of wallet.openLots) {
    // They are in the order of their expiry.
    if (!lot.expiresAt || lot.expiresAt > now) break
    if (lot.remaining > 0n) uses.push({ lot, amount: lot.remaining, from: 'remaining', to: 'expired' })
  }
  const amount = uses.reduce((sum, use) => sum + use.amount, 0n)
  return amount > 0n ? { amount: -amount, made: [], uses } : undefined
}

function systemFacts(
  { now, today }: LedgerState,
  { id, version, customerId, currency }: Wallet,
  { kind, source }: { kind: Extract<TransactionKind, 'expiry' | 'release'>; source: string },
): RequestFacts {
  const transactionId = systemId(id, version + 1n)
  return {
    transactionId,
    procedure: 'wallet.expire',
    idempotencyKey: transactionId,
    requestHash: createHash('sha256').update(source).digest(),
    kind,
    source,
    note: null,
    actorId: null,
    occurredAt: now,
    accountingDate: today,
    counterpart: kind === 'release' ? 'holds' : 'expiry',
    customerId,
    currency,
  }
}
