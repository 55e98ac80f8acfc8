import type { AccountRef } from '@erp/accounting'
import type { Tx } from '@platform/database'
import type { Company, Refusal } from '@platform/plugin-api'
import { factsOf, type WalletAct } from './act-facts.ts'
import { type Moved, postForCustomers } from './post-for-customers.ts'

export interface PlaceHold extends WalletAct {
  /** Minor units of the company's currency, more than zero. */
  readonly amount: bigint
  /** The act it is for, unique among holds: 'order:<id>'. */
  readonly source: string
  readonly expiresAt: Date
}

/**
 * Sets credit aside, e.g. for an order until it ships. The books do not move. A hold is known by its `transactionId`;
 * when it expires, what is left of it is available again.
 */
export function placeHolds(
  tx: Tx,
  company: Company,
  requests: readonly PlaceHold[],
): Promise<(Moved | Refusal)[]> {
  return postForCustomers(
    tx,
    company,
    requests.map((request) => {
      const facts = factsOf(company, request, {
        procedure: 'wallet.hold',
        kind: 'hold',
        counterpart: 'holds',
        source: { of: request.source },
      })
      const { amount, expiresAt } = request
      return { request: { move: 'hold', ...facts, amount, expiresAt }, against: [], reference: 'Hold' }
    }),
  )
}

export interface CaptureHold extends WalletAct {
  readonly holdId: string
  /** Minor units of the company's currency, more than zero, at most what is left of the hold. */
  readonly amount: bigint
  /** The act that is paid for, unique among captures: 'shipment:<id>'. */
  readonly source: string
  /** For people: the number of the order or the receipt. */
  readonly reference: string
  /** What is paid with it; the clearing account of sales unless it says otherwise. */
  readonly against?: AccountRef
}

/** Pays with what a hold has set aside: Dr wallet, Cr what is paid. Never short of funds, but refused once it expired. */
export function captureHolds(
  tx: Tx,
  company: Company,
  requests: readonly CaptureHold[],
): Promise<(Moved | Refusal)[]> {
  return postForCustomers(
    tx,
    company,
    requests.map((request) => {
      const facts = factsOf(company, request, {
        procedure: 'wallet.capture',
        kind: 'capture',
        counterpart: 'sales',
        source: { of: request.source },
      })
      const { holdId, amount, reference, against = { role: 'pos_clearing' } } = request
      return { request: { move: 'capture', ...facts, holdId, amount }, against, reference }
    }),
  )
}

export interface ReleaseHold extends WalletAct {
  readonly holdId: string
}

/** Makes what is left of holds available again. */
export function releaseHolds(
  tx: Tx,
  company: Company,
  requests: readonly ReleaseHold[],
): Promise<(Moved | Refusal)[]> {
  return postForCustomers(
    tx,
    company,
    requests.map((request) => {
      const facts = factsOf(company, request, {
        procedure: 'wallet.release',
        kind: 'release',
        counterpart: 'holds',
        source: { of: `release:${request.holdId}` },
      })
      return {
        request: { move: 'release', ...facts, holdId: request.holdId },
        against: [],
        reference: 'Hold released',
      }
    }),
  )
}
