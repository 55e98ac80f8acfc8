import { largestAmount } from '@platform/money'
import { describe, expect, it } from 'vitest'
import { previewAllocation, proposedAmount } from './allocation-preview.ts'

describe('proposedAmount', () => {
  it('is the amount due when the wallet has more', () => {
    expect(proposedAmount({ available: 5000n, amountDue: 3000n })).toBe(3000n)
  })

  it('is what is available when more is due', () => {
    expect(proposedAmount({ available: 1999n, amountDue: 3000n })).toBe(1999n)
  })

  it('is nothing when the wallet is overdrawn', () => {
    expect(proposedAmount({ available: -500n, amountDue: 3000n })).toBe(0n)
  })
})

describe('previewAllocation', () => {
  const figures = { balance: 5000n, available: 4000n, amountDue: 7000n }

  it('shows what is left in the wallet, reserved credit included, and due on the invoice', () => {
    expect(previewAllocation(1500n, figures)).toEqual({
      status: 'possible',
      balanceAfter: 3500n,
      amountDueAfter: 5500n,
    })
  })

  it('allows all that is available and not a cent more', () => {
    expect(previewAllocation(4000n, figures)).toMatchObject({ status: 'possible', balanceAfter: 1000n })
    expect(previewAllocation(4001n, figures)).toEqual({ status: 'more_than_available', available: 4000n })
  })

  it('allows all that is due and not a cent more', () => {
    const rich = { balance: 9000n, available: 9000n, amountDue: 7000n }
    expect(previewAllocation(7000n, rich)).toMatchObject({ status: 'possible', amountDueAfter: 0n })
    expect(previewAllocation(7001n, rich)).toEqual({ status: 'more_than_due', amountDue: 7000n })
  })

  it('names the smaller limit when an amount passes both', () => {
    expect(previewAllocation(8000n, figures)).toEqual({ status: 'more_than_available', available: 4000n })
    expect(previewAllocation(9500n, { balance: 9000n, available: 9000n, amountDue: 7000n })).toEqual({
      status: 'more_than_due',
      amountDue: 7000n,
    })
  })

  it('says nothing of an amount that is not there', () => {
    expect(previewAllocation(null, figures)).toEqual({ status: 'empty' })
    expect(previewAllocation(0n, figures)).toEqual({ status: 'empty' })
  })

  it('is exact beyond what a number can hold', () => {
    const full = { balance: largestAmount, available: largestAmount, amountDue: largestAmount }
    expect(previewAllocation(largestAmount - 1n, full)).toEqual({
      status: 'possible',
      balanceAfter: 1n,
      amountDueAfter: 1n,
    })
  })
})
