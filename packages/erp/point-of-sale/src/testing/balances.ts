import { type AccountRole, accountRoles, lockPeriod, postEntries } from '@erp/accounting'
import { newId } from '@platform/database'
import { definePlugin, extend, Refusal } from '@platform/plugin-api'
import {
  type Moved,
  type PosMove,
  type PosPaymentMethod,
  posPaymentMethods,
} from '../methods/payment-methods.ts'

const liability: AccountRole = {
  id: 'tab.balances',
  title: 'What customers have on their tab',
  type: 'liability_current',
  code: '2350',
  name: 'Tabs',
}

/**
 * A method that keeps balances, and one that leaves an invoice open, as another plugin would bring them along: so that
 * the till is tried without knowing any. The balances are kept in memory; the books are real.
 */
export function tabPlugin() {
  const balances = new Map<string, bigint>()
  const limits = new Map<string, bigint>()
  /** What the next move throws, as a defect would. */
  const trouble: { next: Error | null } = { next: null }

  const tab: PosPaymentMethod = {
    id: 'tab',
    title: 'Tab',
    kind: 'account',
    needsCustomer: true,
    order: 30,
    available: async (_database, _company, customerIds) =>
      new Map(customerIds.map((id) => [id, balances.get(id) ?? 0n])),
    async prove(_database, _company, { value }) {
      return value === '1234' ? undefined : refuse('wrong_proof')
    },
    async move(tx, company, moves) {
      const { next } = trouble
      trouble.next = null
      if (next) throw next
      const changed = new Map<string, bigint>()
      const outcomes = moves.map((move): { move: PosMove; moved: Moved } | Refusal => {
        const change = move.move === 'take' || move.move === 'undo_deposit' ? -move.amount : move.amount
        const { customerId } = move
        const balance = (changed.get(customerId) ?? balances.get(customerId) ?? 0n) + change
        if (balance < 0n) return refuse('insufficient_funds')
        if (move.move === 'take' && move.amount > 50_000n && move.proof === null)
          return refuse('proof_needed')
        changed.set(customerId, balance)
        return { move, moved: { entryId: newId(), balanceAfter: balance, availableAfter: balance } }
      })
      // What is rolled back has not happened.
      tx.afterCommit(() => {
        for (const [customerId, balance] of changed) balances.set(customerId, balance)
      })
      await lockPeriod(tx, company.id)
      await postEntries(
        tx,
        company.id,
        outcomes.flatMap((outcome) => {
          if (outcome instanceof Refusal) return []
          const { move, moved } = outcome
          const against = 'against' in move ? move.against : { role: 'pos_clearing' }
          const raises = move.move === 'deposit' || move.move === 'give_back'
          const debit = raises ? move.amount : 0n
          const credit = raises ? 0n : move.amount
          return {
            id: moved.entryId,
            journal: { role: 'general' },
            date: move.date,
            reference: move.reference,
            source: `tab:${moved.entryId}`,
            actorId: move.actorId,
            items: [
              { account: against, customerId: move.customerId, debit, credit },
              { account: { role: liability.id }, customerId: move.customerId, debit: credit, credit: debit },
            ],
          }
        }),
      )
      return outcomes.map((outcome) => (outcome instanceof Refusal ? outcome : outcome.moved))
    },
  }

  const later: PosPaymentMethod = {
    id: 'later',
    title: 'Pay Later',
    kind: 'invoice',
    needsCustomer: true,
    order: 40,
    refuse: async (_tx, _company, credits) =>
      credits.map(({ customerId, amount }) =>
        amount > (limits.get(customerId) ?? 100_000n) ? refuse('credit_limit') : null,
      ),
  }

  const plugin = definePlugin({
    id: 'tab',
    name: 'Tabs',
    dependsOn: ['accounting', 'point-of-sale'],
    extensions: [
      extend(accountRoles, liability),
      extend(posPaymentMethods, tab),
      extend(posPaymentMethods, later),
    ],
  })
  return { plugin, balances, limits, trouble }
}

function refuse(code: string): Refusal {
  return new Refusal({ kind: 'conflict', code, message: 'Not with this balance.' })
}
