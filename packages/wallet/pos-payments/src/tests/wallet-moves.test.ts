import { newId } from '@platform/database'
import { Refusal, requestHash } from '@platform/plugin-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { only, openTill } from './open-till.ts'

let till: Awaited<ReturnType<typeof openTill>>
beforeAll(async () => {
  till = await openTill()
})
afterAll(async () => {
  expect(await till.differences()).toEqual([])
  await till.test.close()
})

const codes = (outcomes: readonly object[]) =>
  outcomes.map((outcome) => (outcome instanceof Refusal ? outcome.code : 'moved'))

describe('a recharge at the till', () => {
  it('is there at once: Dr POS clearing, Cr customer deposits', async () => {
    const customer = await till.customer()
    const moved = only(await till.move(till.deposit(customer, 2_000n)))
    expect(moved).toMatchObject({ balanceAfter: 2_000n, availableAfter: 2_000n })
    expect(await till.booked(moved.entryId)).toBe('pos_clearing 2000, wallet.deposits -2000')
    expect(await till.balance(customer)).toBe(2_000n)
  })

  it('counts once, however often it is sent', async () => {
    const customer = await till.customer()
    const recharge = till.deposit(customer, 500n)
    const [first] = await till.move(recharge)
    expect(await till.move(recharge)).toEqual([first])
    expect(await till.balance(customer)).toBe(500n)
    const other = { ...recharge, amount: 900n, requestHash: requestHash({ other: true }) }
    expect(codes(await till.move(other))).toEqual(['key_reused'])
  })

  it('is undone while it is unspent, and kindly refused afterwards', async () => {
    const customer = await till.customer()
    const mistyped = only(await till.move(till.deposit(customer, 5_000n)))
    const undone = only(await till.move(till.undo(customer, 5_000n, mistyped.entryId)))
    expect(undone).toMatchObject({ balanceAfter: 0n })
    expect(await till.booked(undone.entryId)).toBe('pos_clearing -5000, wallet.deposits 5000')
    expect(codes(await till.move(till.undo(customer, 5_000n, mistyped.entryId)))).toEqual([
      'already_reversed',
    ])

    const kept = only(await till.move(till.deposit(customer, 5_000n)))
    await till.move(till.take(customer, 4_000n))
    const [refusal] = await till.move(till.undo(customer, 5_000n, kept.entryId))
    expect(refusal).toMatchObject({
      code: 'credit_spent',
      message:
        'Only €10.00 of this credit of €50.00 is left in the wallet; the rest was spent. Undo what it was spent on first.',
    })
    expect(await till.balance(customer)).toBe(1_000n)
  })
})

describe('a sale paid by wallet', () => {
  it('books Dr wallet, Cr POS clearing, and never spoils its neighbours', async () => {
    const rich = await till.customer({ name: 'Rich' })
    const poor = await till.customer({ name: 'Poor' })
    await till.move(till.deposit(rich, 1_000n))
    const outcomes = await till.move(
      till.take(rich, 400n),
      till.take(poor, 1n),
      till.deposit(poor, 50n, { kind: 'change' }),
      till.take(rich, 700n),
      till.take(rich, 600n),
    )
    expect(codes(outcomes)).toEqual(['moved', 'insufficient_funds', 'moved', 'insufficient_funds', 'moved'])
    expect(await till.balance(rich)).toBe(0n)
    expect(await till.balance(poor)).toBe(50n)
  })

  it('is spent once by two tills at the same moment: one wins, the other reads why', async () => {
    const customer = await till.customer()
    await till.move(till.deposit(customer, 1_000n))
    const outcomes = (
      await Promise.all([till.move(till.take(customer, 800n)), till.move(till.take(customer, 800n))])
    ).flat()
    expect(codes(outcomes).sort()).toEqual(['insufficient_funds', 'moved'])
    expect(outcomes.find((outcome) => outcome instanceof Refusal)).toMatchObject({
      message:
        'The wallet has €2.00 available, which is less than €8.00. Enter a smaller amount or add money first.',
    })
    expect(await till.balance(customer)).toBe(200n)
  })

  it('returns to the very lots, never more than was paid; a cash sale comes back as refund credit', async () => {
    const customer = await till.customer()
    await till.move(till.deposit(customer, 1_000n))
    const paid = only(await till.move(till.take(customer, 600n)))
    const back = only(await till.move(till.giveBack(customer, 250n, paid.entryId)))
    expect(await till.booked(back.entryId)).toBe('pos_clearing 250, wallet.deposits -250')
    expect(codes(await till.move(till.giveBack(customer, 351n, paid.entryId)))).toEqual(['refund_exceeds'])
    await till.move(till.giveBack(customer, 350n, paid.entryId))
    expect(await till.balance(customer)).toBe(1_000n)
    await till.move(till.giveBack(customer, 99n, null))
    expect(await till.balance(customer)).toBe(1_099n)
  })

  it('pays an invoice, which shows the allocation as any other', async () => {
    const customer = await till.customer()
    await till.move(till.deposit(customer, 1_000n))
    const invoiceId = await till.invoice(customer, 900n)
    const moved = await till.payInvoice(customer, invoiceId, 400n)
    expect(await till.booked(moved.entryId)).toBe('receivable -400, wallet.deposits 400')
    const [newest] = (await till.cashier.transactions({ customerId: customer })).transactions
    expect(newest).toMatchObject({ type: 'debit', kind: 'allocation', amount: { amount: '-400' } })
  })
})

describe('what a company chooses', () => {
  it('takes no wallet at the till where it is switched off, but still gives back into it', async () => {
    const own = await openTill()
    const customer = await own.customer()
    await own.move(own.deposit(customer, 1_000n))
    const sale = own.take(customer, 300n)
    const paid = only(await own.move(sale))
    await own.owner.changeSettings({ walletAtTill: false })
    expect(
      codes(
        await own.move(
          own.take(customer, 1n),
          own.deposit(customer, 1n),
          own.giveBack(customer, 1n, null),
          own.giveBack(customer, 300n, paid.entryId),
        ),
      ),
    ).toEqual(['wallet_off', 'wallet_off', 'wallet_off', 'moved'])
    // What was done before is answered again all the same.
    expect(await own.move(sale)).toEqual([paid])
    expect(await own.differences()).toEqual([])
    await own.test.close()
  })

  it('asks for proof beyond an amount, and only then', async () => {
    const own = await openTill()
    const customer = await own.customer()
    await own.move(own.deposit(customer, 50_000n))
    await own.owner.changeSettings({ proofAbove: '5000' })
    const outcomes = await own.move(
      own.take(customer, 5_000n),
      own.take(customer, 5_001n),
      own.take(customer, 5_001n, { proof: 'pin' }),
    )
    expect(codes(outcomes)).toEqual(['moved', 'proof_needed', 'moved'])
    expect(outcomes[1]).toMatchObject({ facts: { amount: '5000', currency: 'EUR' } })
    // Two invoices settled in one go: each below the amount, both together above it.
    const settled = (proof: 'pin' | null) => {
      const orderId = newId()
      return [own.take(customer, 3_000n, { orderId, proof }), own.take(customer, 3_000n, { orderId, proof })]
    }
    expect(codes(await own.move(...settled(null)))).toEqual(['proof_needed', 'proof_needed'])
    expect(codes(await own.move(...settled('pin')))).toEqual(['moved', 'moved'])
    await own.test.close()
  })

  it('lets nobody but an owner change it', async () => {
    await expect(till.cashier.changeSettings({ walletAtTill: false })).rejects.toThrow('Your role may not')
    await expect(till.owner.changeSettings({ proofAbove: '-1' })).rejects.toThrow('whole minor units')
  })
})

it('shows no wallet of another company', async () => {
  const elsewhere = till.test.callerAs(
    (await import('../router.ts')).walletPosRouter,
    till.test.sessionOf(await till.test.createCompany({ name: 'Elsewhere' }), 'owner'),
  )
  const customerId = await till.customer()
  await expect(elsewhere.wallet({ customerId })).rejects.toThrow('There is no such wallet')
  await expect(elsewhere.setPin({ customerId, pin: '1234' })).rejects.toThrow('There is no such wallet')
  await expect(elsewhere.transactions({ customerId: newId() })).rejects.toThrow('There is no such wallet')
})
