import { describe, expect, it } from 'vitest'
import type { AllocationAnswer, WalletPanel } from '../client.ts'
import { panelAfterAllocation, panelAfterUndo } from './panel-after.ts'

const eur = (amount: string) => ({ amount, currency: 'EUR' })

const panel: WalletPanel = {
  customerId: 'customer',
  walletId: 'wallet',
  balance: eur('5000'),
  available: eur('5000'),
  amountDue: eur('8000'),
  proposed: eur('5000'),
  obstacle: null,
  allocations: [],
}

const answerOf = (figures: { wallet: string; due: string; amount: string }): AllocationAnswer => ({
  allocationId: 'allocation',
  invoiceId: 'invoice',
  customerId: 'customer',
  amount: eur(figures.amount),
  walletBalance: eur(figures.wallet),
  walletAvailable: eur(figures.wallet),
  invoiceResidual: eur(figures.due),
})

const when = { date: '2026-11-22', at: '2026-11-22T09:00:00.000Z' }

describe('panelAfterAllocation', () => {
  it('takes both figures from the answer and lists the allocation first', () => {
    const after = panelAfterAllocation(panel, answerOf({ wallet: '2000', due: '5000', amount: '3000' }), when)
    expect(after).toMatchObject({ balance: eur('2000'), amountDue: eur('5000'), proposed: eur('2000') })
    expect(after.allocations).toEqual([
      {
        allocationId: 'allocation',
        amount: eur('3000'),
        date: when.date,
        entryNumber: null,
        createdAt: when.at,
        undone: null,
      },
    ])
  })

  it('counts one allocation when its answer arrives twice', () => {
    const answer = answerOf({ wallet: '2000', due: '5000', amount: '3000' })
    const once = panelAfterAllocation(panel, answer, when)
    expect(panelAfterAllocation(once, answer, when)).toEqual(once)
  })

  it('says that no credit is left when the wallet is empty', () => {
    const after = panelAfterAllocation(panel, answerOf({ wallet: '0', due: '3000', amount: '5000' }), when)
    expect(after).toMatchObject({ obstacle: 'no_credit', proposed: null })
  })

  it('says that the invoice is paid when nothing is due, whatever is left in the wallet', () => {
    const after = panelAfterAllocation(panel, answerOf({ wallet: '0', due: '0', amount: '5000' }), when)
    expect(after.obstacle).toBe('paid')
  })
})

describe('panelAfterUndo', () => {
  const paid = panelAfterAllocation(panel, answerOf({ wallet: '0', due: '0', amount: '5000' }), when)
  const answer = answerOf({ wallet: '5000', due: '5000', amount: '5000' })

  it('offers the credit again and keeps the undone allocation in the list', () => {
    const after = panelAfterUndo(paid, answer, '2026-11-23')
    expect(after).toMatchObject({ obstacle: null, proposed: eur('5000') })
    expect(after.allocations).toMatchObject([{ allocationId: 'allocation', undone: '2026-11-23' }])
  })

  it('leaves a frozen wallet frozen', () => {
    const after = panelAfterUndo({ ...paid, obstacle: 'wallet_frozen' }, answer, '2026-11-23')
    expect(after).toMatchObject({ obstacle: 'wallet_frozen', proposed: null })
  })
})
