import type { Tx } from '@platform/database'
import { type Company, Refusal } from '@platform/plugin-api'
import { factsOf, type WalletAct } from './act-facts.ts'
import { type Moved, postForCustomers } from './post-for-customers.ts'

export interface TransferOfCredit extends WalletAct {
  readonly toCustomerId: string
  /** Minor units of the company's currency, more than zero. */
  readonly amount: bigint
}

/**
 * Moves credit from one customer's wallet to another's: Dr wallet, Cr wallet, class by class. What was paid stays paid,
 * what expires keeps its day, promotional credit stays behind. The outcome tells of the sender's wallet alone.
 * Whether a company allows it is its setting.
 */
export async function transferCredit(
  tx: Tx,
  company: Company,
  requests: readonly TransferOfCredit[],
): Promise<(Moved | Refusal)[]> {
  const outcomes = await postForCustomers(
    tx,
    company,
    requests.map((request) => {
      const facts = factsOf(company, request, {
        procedure: 'wallet.transfer',
        kind: 'transfer',
        counterpart: 'wallets',
        source: { act: 'transfer' },
      })
      const { toCustomerId, amount } = request
      return {
        request: { move: 'transfer', ...facts, toCustomerId, amount },
        against: [],
        reference: 'Transfer',
      }
    }),
  )
  return outcomes.map(sayWhatMayMove)
}

function sayWhatMayMove(outcome: Moved | Refusal): Moved | Refusal {
  if (!(outcome instanceof Refusal) || outcome.code !== 'insufficient_eligible') return outcome
  const { kind, facts } = outcome
  const message =
    'Promotional credit stays with its customer, and the wallet has less other credit than that.'
  return new Refusal({ kind, code: 'insufficient_transferable', message, facts })
}
