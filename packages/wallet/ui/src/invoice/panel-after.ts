import { fromWire, toWire } from '@platform/money'
import type { AllocationAnswer, WalletPanel } from '../client.ts'
import { proposedAmount } from './allocation-preview.ts'

/** The panel as it stands once the server has answered an allocation. A resend's second answer changes nothing more. */
export function panelAfterAllocation(
  panel: WalletPanel,
  answer: AllocationAnswer,
  { date, at }: { date: string; at: string },
): WalletPanel {
  const known = panel.allocations.some(({ allocationId }) => allocationId === answer.allocationId)
  const { allocationId, amount } = answer
  // Its journal entry is numbered a moment after the commit.
  const added = { allocationId, amount, date, entryNumber: null, createdAt: at, undone: null }
  return withFigures(panel, answer, known ? panel.allocations : [added, ...panel.allocations])
}

/** The panel as it stands once the server has answered the undoing of an allocation. */
export function panelAfterUndo(panel: WalletPanel, answer: AllocationAnswer, date: string): WalletPanel {
  return withFigures(
    panel,
    answer,
    panel.allocations.map((allocation) =>
      allocation.allocationId === answer.allocationId
        ? { ...allocation, undone: allocation.undone ?? date }
        : allocation,
    ),
  )
}

function withFigures(
  panel: WalletPanel,
  { walletBalance, walletAvailable, invoiceResidual }: AllocationAnswer,
  allocations: WalletPanel['allocations'],
): WalletPanel {
  const available = fromWire(walletAvailable)
  const amountDue = fromWire(invoiceResidual).amount
  const obstacle = obstacleAfter(panel.obstacle, available.amount, amountDue)
  const proposed = proposedAmount({ available: available.amount, amountDue })
  return {
    ...panel,
    balance: walletBalance,
    available: walletAvailable,
    amountDue: invoiceResidual,
    obstacle,
    proposed: obstacle === null ? toWire({ ...available, amount: proposed }) : null,
    allocations,
  }
}

/** Only what depends on the two figures can have changed; a frozen wallet stays frozen. */
function obstacleAfter(
  before: WalletPanel['obstacle'],
  available: bigint,
  amountDue: bigint,
): WalletPanel['obstacle'] {
  if (before !== null && before !== 'paid' && before !== 'no_credit') return before
  if (amountDue <= 0n) return 'paid'
  return available <= 0n ? 'no_credit' : null
}
