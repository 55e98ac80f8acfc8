import { decide } from '../decide/decide.ts'
import type { Wallet } from '../decide/state.ts'
import type { Outcome } from '../outcome.ts'
import type { TransactionRequest } from '../transaction-request.ts'
import { memoryLedger } from './memory.ts'

export const ada = 'ada'

/** Judges `requests` in turn against one wallet. */
export function judge(
  requests: readonly TransactionRequest[],
  wallet: Partial<Wallet> = {},
): readonly Outcome[] {
  const state = memoryLedger([{ customerId: ada, ...wallet }, { customerId: 'ben' }])
  return decide(state, requests).outcomes
}
