import { newId, type Tx } from '@platform/database'
import { type Company, Refusal, requestHash } from '@platform/plugin-api'
import {
  allocate,
  captureHolds,
  chargeWallets,
  placeHolds,
  postForCustomers,
  releaseHolds,
  transferCredit,
} from '@wallet/accounting-bridge'

interface ActFacts {
  readonly key: string
  /** The day it counts in the books. */
  readonly date?: string
}

interface ActOfAmount extends ActFacts {
  /** Minor units. */
  readonly amount: bigint
}

/** Money in; with `expiresAt`, for so long only. */
export interface TopUpAct extends ActOfAmount {
  readonly kind: 'top_up'
  readonly customerId: string
  /** ISO, as it is sent. */
  readonly expiresAt?: string
}

/** Spent at a till. */
export interface ChargeAct extends ActOfAmount {
  readonly kind: 'charge'
  readonly customerId: string
}

/** Credit that moves on to another customer. */
export interface TransferAct extends ActOfAmount {
  readonly kind: 'transfer'
  readonly customerId: string
  readonly toCustomerId: string
}

/** Credit of an invoice's customer, applied to it. */
export interface AllocationAct extends ActOfAmount {
  readonly kind: 'allocate'
  readonly invoiceId: string
}

/** Credit set aside for an order. */
export interface HoldAct extends ActOfAmount {
  readonly kind: 'hold'
  readonly customerId: string
  /** ISO, as it is sent. */
  readonly expiresAt: string
}

/** A part of a hold, spent. */
export interface CaptureAct extends ActOfAmount {
  readonly kind: 'capture'
  readonly customerId: string
  readonly holdId: string
}

/** What is left of a hold, given back. */
export interface ReleaseAct extends ActFacts {
  readonly kind: 'release'
  readonly customerId: string
  readonly holdId: string
}

/** One thing somebody wants, known by its key wherever and however often it is sent. */
export type Act = TopUpAct | ChargeAct | TransferAct | AllocationAct | HoldAct | CaptureAct | ReleaseAct

/** What became of it: the id of its wallet transaction, which is its journal entry's, too. */
export interface Done {
  readonly transactionId: string
}

/**
 * Performs a set of one kind in the caller's transaction by the product's own use cases, as full postings: wallet
 * transaction, entry, lots, journal entry, and for an allocation its matching.
 */
export async function performAll(
  tx: Tx,
  company: Company,
  acts: readonly Act[],
): Promise<(Done | Refusal)[]> {
  const outcomes = await performKind(tx, company, acts)
  return outcomes.map((outcome) => {
    if (outcome instanceof Refusal) return outcome
    if ('chargeId' in outcome) return { transactionId: outcome.chargeId }
    return { transactionId: 'allocationId' in outcome ? outcome.allocationId : outcome.transactionId }
  })
}

async function performKind(tx: Tx, company: Company, acts: readonly Act[]) {
  const [first] = acts
  switch (first?.kind) {
    case undefined:
      return []
    case 'allocate':
      return await allocate(tx, company, of('allocate', acts).map(said))
    case 'transfer':
      return await transferCredit(tx, company, of('transfer', acts).map(said))
    case 'hold':
      return await placeHolds(
        tx,
        company,
        of('hold', acts).map((act) => ({
          ...said(act),
          source: `order:${act.key}`,
          expiresAt: new Date(act.expiresAt),
        })),
      )
    case 'capture':
      return await captureHolds(
        tx,
        company,
        of('capture', acts).map((act) => ({
          ...said(act),
          source: `shipment:${act.key}`,
          reference: 'Test',
        })),
      )
    case 'release':
      return await releaseHolds(tx, company, of('release', acts).map(said))
    case 'charge':
      return await chargeWallets(
        tx,
        company,
        of('charge', acts).map((act) => ({
          ...said(act),
          currency: company.currency,
          source: `charge:${act.key}`,
          reference: 'Test',
        })),
      )
    case 'top_up':
      return await postForCustomers(
        tx,
        company,
        of('top_up', acts).map((act) => ({
          request: topUp(company, act),
          against: { role: 'outstanding_receipts' },
          reference: 'Test',
        })),
      )
  }
}

function of<Kind extends Act['kind']>(kind: Kind, acts: readonly Act[]): Extract<Act, { kind: Kind }>[] {
  return acts.map((act) => {
    if (act.kind !== kind) throw new Error('A set is of one kind')
    return act as Extract<Act, { kind: Kind }>
  })
}

/** The act as a client says it, with the facts that every request has. */
function said<Said extends Act>(act: Said) {
  const { kind, key, ...input } = act
  return {
    ...act,
    note: null,
    actorId: null,
    date: act.date ?? '2026-03-02',
    idempotencyKey: key,
    requestHash: requestHash({ kind, ...input }),
  }
}

function topUp({ currency }: Company, act: TopUpAct) {
  const { idempotencyKey, requestHash: hash, actorId, note, date, customerId, amount } = said(act)
  return {
    move: 'credit' as const,
    kind: 'top_up' as const,
    origin: 'paid' as const,
    expiresAt: act.expiresAt === undefined ? null : new Date(act.expiresAt),
    transactionId: newId(),
    procedure: 'faults.top-up',
    idempotencyKey,
    requestHash: hash,
    source: `top_up:${idempotencyKey}`,
    note,
    actorId,
    occurredAt: new Date(),
    accountingDate: date,
    counterpart: 'payments' as const,
    customerId,
    currency,
    amount,
  }
}
