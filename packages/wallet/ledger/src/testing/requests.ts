import { createHash } from 'node:crypto'
import { newId } from '@platform/database'
import type {
  CaptureRequest,
  CreditRequest,
  DebitRequest,
  HoldRequest,
  RefundRequest,
  ReleaseRequest,
  RequestFacts,
  ReversalRequest,
  TakeBackRequest,
  TransferRequest,
} from '../transaction-request.ts'

type Some<Request extends RequestFacts> = Partial<Omit<Request, 'move'>>

/** The facts of a request that nobody looks at, each its own. */
function facts(some: Partial<RequestFacts>): RequestFacts {
  const transactionId = some.transactionId ?? newId()
  return {
    transactionId,
    procedure: 'test',
    idempotencyKey: newId(),
    requestHash: createHash('sha256').update(transactionId).digest(),
    kind: 'adjustment',
    source: `test:${transactionId}`,
    note: null,
    actorId: null,
    occurredAt: new Date('2026-10-01T09:00:00.123Z'),
    accountingDate: '2026-10-01',
    counterpart: 'payments',
    customerId: '',
    currency: 'EUR',
    ...some,
  }
}

export function credit(some: Some<CreditRequest> & { customerId: string; amount: bigint }): CreditRequest {
  return { origin: 'paid', expiresAt: null, ...facts({ kind: 'top_up', ...some }), ...some, move: 'credit' }
}

export function debit(some: Some<DebitRequest> & { customerId: string; amount: bigint }): DebitRequest {
  return { ...facts({ kind: 'charge', counterpart: 'sales', ...some }), ...some, move: 'debit' }
}

export function takeBack(
  some: Some<TakeBackRequest> & { customerId: string; creditTransactionId: string; atMost: bigint },
): TakeBackRequest {
  return { ...facts({ kind: 'return', ...some }), ...some, move: 'take_back' }
}

export function reversal(
  some: Some<ReversalRequest> & { customerId: string; reverses: string },
): ReversalRequest {
  return { ...facts({ kind: 'reversal', ...some }), ...some, move: 'reversal' }
}

export function refund(
  some: Some<RefundRequest> & { customerId: string; refundOf: string; amount: bigint },
): RefundRequest {
  return { ...facts({ kind: 'refund', ...some }), ...some, move: 'refund' }
}

export function hold(some: Some<HoldRequest> & { customerId: string; amount: bigint }): HoldRequest {
  const expiresAt = new Date('2099-01-01')
  return { expiresAt, ...facts({ counterpart: 'holds', ...some }), ...some, move: 'hold', kind: 'hold' }
}

export function capture(
  some: Some<CaptureRequest> & { customerId: string; holdId: string; amount: bigint },
): CaptureRequest {
  return { ...facts({ counterpart: 'sales', ...some }), ...some, move: 'capture', kind: 'capture' }
}

export function release(some: Some<ReleaseRequest> & { customerId: string; holdId: string }): ReleaseRequest {
  return { ...facts({ counterpart: 'holds', ...some }), ...some, move: 'release', kind: 'release' }
}

export function transfer(
  some: Some<TransferRequest> & { customerId: string; toCustomerId: string; amount: bigint },
): TransferRequest {
  return { ...facts({ counterpart: 'wallets', ...some }), ...some, move: 'transfer', kind: 'transfer' }
}
