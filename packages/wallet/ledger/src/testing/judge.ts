import { type Decision, decide } from '../decide/decide.ts'
import type { Wallet } from '../decide/state.ts'
import type { Outcome } from '../outcome.ts'
import type { TransactionRequest } from '../transaction-request.ts'
import { memoryLedger } from './memory.ts'

export const ada = 'ada'
const adasWallet = '0199a000-0000-7000-8000-000000000001'

/** Judges `requests` in turn against one wallet, the last of them at `now` where that is later. */
export function judge(
  requests: readonly TransactionRequest[],
  wallet: Partial<Wallet> = {},
  now?: Date,
): readonly Outcome[] {
  const state = memoryLedger([{ customerId: ada, ...wallet }, { customerId: 'ben' }])
  const before = decide(state, requests.slice(0, -1)).outcomes
  state.now = now ?? state.now
  return [...before, ...decide(state, requests.slice(-1)).outcomes]
}

/** Judges requests in sets, each when the clock says `now`, against one wallet. */
export function judgeIn(
  sets: readonly { now?: Date; requests: readonly TransactionRequest[] }[],
): Omit<Decision, 'postings'> {
  const state = memoryLedger([{ customerId: ada, id: adasWallet }, { customerId: 'ben' }])
  const decisions = sets.map(({ now = state.now, requests }) => {
    state.now = now
    return decide(state, requests)
  })
  return {
    outcomes: decisions.flatMap(({ outcomes }) => outcomes),
    systemPostings: decisions.flatMap(({ systemPostings }) => systemPostings),
  }
}
