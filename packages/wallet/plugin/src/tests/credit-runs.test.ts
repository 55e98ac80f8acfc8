import { accountingRouter } from '@erp/accounting'
import { newId } from '@platform/database'
import { type Company, dayIn } from '@platform/plugin-api'
import { carryOutCreditRun, carryOutUndo } from '@wallet/accounting-bridge'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { walletRouter } from '../router.ts'
import { openShop } from './open-shop.ts'
import { shown } from './shown.ts'
import { differencesOf } from './verified.ts'

let shop: Awaited<ReturnType<typeof openShop>>
beforeAll(async () => {
  shop = await openShop()
})
afterAll(async () => {
  expect(await differencesOf(shop.test)).toEqual([])
  await shop.test.close()
})

const calm = { signal: new AbortController().signal, progress: async () => {} }

/** What the preview says, confirmed as it says it. */
async function start(idempotencyKey = newId()): Promise<string> {
  const { total, amount } = await shop.accountant.creditRuns.preview({})
  const request = { invoices: total, amount: amount.amount, idempotencyKey }
  return (await shop.accountant.creditRuns.start(request)).runId
}
const apply = (runId: string, watched = calm) =>
  carryOutCreditRun(shop.test.database, shop.company, runId, watched)
async function undo(runId: string, idempotencyKey = newId()) {
  await shop.accountant.creditRuns.undo({ runId, idempotencyKey })
  await carryOutUndo(shop.test.database, shop.company, runId, calm)
}
/** How many entries it would post, how many lines it would refuse, and the totals by account. */
async function foreseen() {
  const { entries, refused, items } = await shop.accountant.creditRuns.previewEntries()
  return [entries, refused, shown(items)]
}
const run = (runId: string) => shop.accountant.creditRuns.get({ runId })
/** What was applied, and all of it is applied again, so that the next test begins with nothing open. */
async function settleAll(): Promise<void> {
  const { total } = await shop.accountant.creditRuns.preview({})
  if (total > 0) await apply(await start())
}

describe('wallet credit applied for all customers', () => {
  it('is shown first, and pays the oldest invoices as far as the credit goes', async () => {
    const [rich, poor, noCredit] = [
      await shop.customer('Ada'),
      await shop.customer('Ben'),
      await shop.customer('Cy'),
    ]
    await shop.payment(rich, 10_000n)
    await shop.payment(poor, 700n)
    const invoices = [
      await shop.invoice(rich, 1_000n),
      await shop.invoice(poor, 500n),
      await shop.invoice(poor, 500n),
      await shop.invoice(poor, 500n),
      await shop.invoice(noCredit, 900n),
    ]
    const preview = await shop.accountant.creditRuns.preview({ pageSize: 2 })
    expect(preview).toMatchObject({ total: 3, customers: 2, amount: { amount: '1700', currency: 'EUR' } })
    expect(preview.rows.map(({ customerName, amount }) => [customerName, amount.amount])).toEqual([
      ['Ada', '1000'],
      ['Ben', '500'],
    ])
    expect(await foreseen()).toEqual([3, 0, ['1100 -1700', '2310 1700']])
    expect(await shop.balance(poor)).toBe(700n)
    const runId = await start()
    await apply(runId)
    expect(await run(runId)).toMatchObject({
      invoices: 3,
      customers: 2,
      applied: 3,
      appliedAmount: { amount: '1700' },
      refused: 0,
      finishedAt: expect.any(String),
      undo: null,
    })
    expect(await Promise.all(invoices.map(shop.due))).toEqual([0n, 0n, 300n, 500n, 900n])
    expect([await shop.balance(rich), await shop.balance(poor)]).toEqual([9_000n, 0n])

    const undoing = await shop.accountant.creditRuns.previewUndo({ runId })
    expect([undoing.entries, shown(undoing.items)]).toEqual([3, ['1100 1700', '2310 -1700']])
    await undo(runId)
    expect(await run(runId)).toMatchObject({ undo: { undone: 3, undoneAmount: { amount: '1700' }, kept: 0 } })
    expect(await Promise.all(invoices.map(shop.due))).toEqual([1_000n, 500n, 500n, 500n, 900n])
    await expect(undo(runId)).rejects.toThrow('undone before')
    await settleAll()
  })

  it('shows beforehand which credit it spends, invoice after invoice', async () => {
    const customer = await shop.customer('Mixed')
    const gift = { customerId: customer, amount: '300', note: 'Welcome', idempotencyKey: newId() }
    await shop.test.callerAs(walletRouter, shop.test.sessionOf(shop.company, 'owner')).grant(gift)
    await shop.payment(customer, 500n)
    await shop.invoice(customer, 400n)
    await shop.invoice(customer, 400n)
    expect(await foreseen()).toEqual([2, 0, ['1100 -800', '2310 500', '2320 300']])
    await settleAll()
  })

  it('shows beforehand why nothing could be booked', async () => {
    const customer = await shop.customer('Late in the year')
    await shop.payment(customer, 1_000n)
    await shop.invoice(customer, 1_000n)
    const owner = shop.test.sessionOf(shop.company, 'owner')
    const { books } = shop.test.callerAs(accountingRouter, owner)
    await books.setLockDate({ lockDate: dayIn(shop.company.timeZone) })
    await expect(foreseen()).rejects.toThrow('The books are locked up to')
    await books.setLockDate({ lockDate: null })
    await settleAll()
  })

  it('is confirmed for what was seen, and refused when that has changed', async () => {
    const customer = await shop.customer()
    await shop.payment(customer, 5_000n)
    await shop.invoice(customer, 1_000n)
    const stale = { invoices: 1, amount: '1000', idempotencyKey: newId() }
    await shop.invoice(customer, 2_500n)
    await expect(shop.accountant.creditRuns.start(stale)).rejects.toThrow(
      'it is now €35.00 for 2 invoices. Look at it again, then confirm.',
    )
    await settleAll()
    await expect(shop.accountant.creditRuns.start(stale)).rejects.toThrow('nothing to apply')
  })

  it('is begun once, however often its key is sent, and not while another is under way', async () => {
    const customer = await shop.customer()
    await shop.payment(customer, 1_000n)
    await shop.invoice(customer, 1_000n)
    const key = newId()
    const request = { invoices: 1, amount: '1000', idempotencyKey: key }
    const [one, other] = await Promise.all([
      shop.accountant.creditRuns.start(request),
      shop.accountant.creditRuns.start(request),
    ])
    expect(one).toEqual(other)
    await expect(start()).rejects.toThrow('being applied for all customers at this moment')
    await expect(
      shop.accountant.creditRuns.undo({ runId: one.runId, idempotencyKey: newId() }),
    ).rejects.toThrow('Undo it once it is done.')
    await apply(one.runId)
    expect(await shop.accountant.creditRuns.start(request)).toEqual(one)
    await expect(shop.accountant.creditRuns.start({ ...request, amount: '999' })).rejects.toThrow(
      'sent with other details',
    )
  })

  it('tells what could not be applied, and what could not be undone, and why', async () => {
    const [quick, late, calmOne] = [
      await shop.customer('Quick'),
      await shop.customer('Late'),
      await shop.customer('Calm'),
    ]
    const invoices: string[] = []
    for (const customer of [quick, late, calmOne]) {
      await shop.payment(customer, 1_000n)
      invoices.push(await shop.invoice(customer, 1_000n))
    }
    const runId = await start()
    // One paid by hand between the confirmation and the worker.
    await shop.allocate(invoices[0] ?? '', 1_000n)
    await apply(runId)
    expect(await run(runId)).toMatchObject({ applied: 2, refused: 1 })
    const refused = await shop.accountant.creditRuns.lines({ runId, refused: true })
    expect(refused.rows).toMatchObject([
      { customerName: 'Quick', allocationId: null, refusal: { code: 'invoice_paid' } },
    ])

    // One undone by hand before all of them are.
    const lines = await shop.accountant.creditRuns.lines({ runId })
    const byHand = lines.rows.find(({ customerName }) => customerName === 'Late')
    await shop.undo(byHand?.allocationId ?? '')
    await undo(runId)
    expect(await run(runId)).toMatchObject({ undo: { undone: 1, kept: 1 } })
    const told = await shop.accountant.creditRuns.lines({ runId, refused: true })
    expect(told.rows.map(({ customerName, refusal }) => [customerName, refusal?.code]).toSorted()).toEqual([
      ['Late', 'already_reversed'],
      ['Quick', 'invoice_paid'],
    ])
    await settleAll()
  })

  it('is carried on where it stopped, and applies nothing twice', async () => {
    const customer = await shop.customer('Many')
    await shop.payment(customer, 100_000n)
    for (let index = 0; index < 3; index++) await shop.invoice(customer, 1_000n)
    const runId = await start()
    const killed = new AbortController()
    const progress = async () => killed.abort(new Error('killed'))
    await expect(apply(runId, { signal: killed.signal, progress })).rejects.toThrow('killed')
    expect((await run(runId)).finishedAt).toBeNull()
    await Promise.all([apply(runId), apply(runId)])
    expect(await run(runId)).toMatchObject({ applied: 3, refused: 0, finishedAt: expect.any(String) })
    expect(await shop.balance(customer)).toBe(97_000n)
  })

  it('is another company’s to see and to undo only if it is its own', async () => {
    const [known] = (await shop.accountant.creditRuns.list({})).rows
    const elsewhere: Company = await shop.test.createCompany({ name: 'Elsewhere' })
    const stranger = shop.test.callerAs(walletRouter, shop.test.sessionOf(elsewhere, 'owner'))
    const runId = known?.runId ?? ''
    expect((await stranger.creditRuns.list({})).rows).toEqual([])
    await expect(stranger.creditRuns.get({ runId })).rejects.toThrow('no such run')
    await expect(stranger.creditRuns.lines({ runId })).rejects.toThrow('no such run')
    await expect(stranger.creditRuns.undo({ runId, idempotencyKey: newId() })).rejects.toThrow('no such run')
  })
})

describe('the wallet switched off', () => {
  const switchWallet = (on: boolean) =>
    shop.test.database.pool.query(
      `insert into host.plugin_switch (company_id, plugin_id, is_on) values ($1, 'wallet', $2)
       on conflict (company_id, plugin_id) do update set is_on = excluded.is_on`,
      [shop.company.id, on],
    )

  it('leaves credit notes open, payments to their invoices, and everything as it was when it is on again', async () => {
    const customer = await shop.customer('Offline')
    const topUp = await shop.payment(customer, 5_000n)
    const invoice = await shop.invoice(customer, 1_000n)
    await shop.allocate(invoice, 1_000n)
    await switchWallet(false)

    await expect(shop.payment(customer, 500n)).rejects.toThrow(/^Customer wallet is switched off/)
    await expect(shop.returnPayment(topUp)).rejects.toThrow(/^Customer wallet is switched off/)
    const note = await shop.creditNote(invoice, 1000n)
    expect(await shop.due(note)).toBe(1_000n)
    const late = await shop.customer('Late comer')
    const other = await shop.invoice(late, 300n)
    await shop.payment(late, 500n, { destination: 'invoices' })
    expect([await shop.due(other), await shop.balance(late)]).toEqual([0n, 0n])
    expect(await differencesOf(shop.test)).toEqual([])

    await switchWallet(true)
    expect(await shop.balance(customer)).toBe(4_000n)
    await shop.payment(late, 700n)
    expect(await shop.balance(late)).toBe(700n)
  })

  it('does not move by itself: what expires then lapses when it is on again', async () => {
    const { tidyCompanies } = await import('../tidying/tidy-companies.ts')
    const tidied = async () => {
      const found = []
      for await (const one of tidyCompanies(shop.test.database, calm)) found.push(one.company.id)
      return found
    }
    await switchWallet(false)
    expect(await tidied()).not.toContain(shop.company.id)
    await switchWallet(true)
    expect(await tidied()).toContain(shop.company.id)
  })
})
