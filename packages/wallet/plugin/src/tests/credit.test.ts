import { newId, statement, transaction } from '@platform/database'
import { dayIn, requestHash } from '@platform/plugin-api'
import { captureHolds, placeHolds, releaseHolds } from '@wallet/accounting-bridge'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { walletRouter } from '../router.ts'
import { tidyCommand } from '../tidying/tidy-command.ts'
import { only, openShop } from './open-shop.ts'
import { setWalletClock } from './set-wallet-clock.ts'
import { differencesOf } from './verified.ts'

const expiries = statement<{ id: string }>(
  'test.expiries',
  `select transaction_id as id from wallet.entry_view
    where company_id = $1 and customer_id = $2 and kind = 'expiry' order by version`,
)
const letters = statement<{ recipient: string; subject: string; body: string }>(
  'test.letters',
  'select recipient, subject, body from host.mail where company_id = $1 order by id',
)
const audited = statement<{ action: string }>(
  'test.audited',
  `select action from host.audit where company_id = $1 and action like 'wallet.%' order by action`,
)

let shop: Awaited<ReturnType<typeof openShop>>
let owner: ReturnType<typeof ownerOf>

beforeAll(async () => {
  shop = await openShop()
  owner = ownerOf()
})
afterAll(async () => {
  expect(await differencesOf(shop.test)).toEqual([])
  await shop.test.close()
})

const ownerOf = () => shop.test.callerAs(walletRouter, shop.test.sessionOf(shop.company, 'owner'))
const key = () => ({ idempotencyKey: newId() })
const note = 'Broken on arrival'

const grant = (customerId: string, amount: bigint, expiresOn: string | null = null) =>
  owner.grant({ customerId, amount: amount.toString(), expiresOn, note, ...key() })
const adjust = (
  customerId: string,
  direction: 'add' | 'remove',
  reason: 'promotion' | 'compensation' | 'correction',
  amount: bigint,
) => owner.adjust({ customerId, amount: amount.toString(), direction, reason, note, ...key() })

const act = (customerId: string) => ({
  customerId,
  note: null,
  requestHash: requestHash({ customerId }),
  actorId: null,
  date: dayIn(shop.company.timeZone),
  ...key(),
})

/** What the credit that lapsed of a customer was booked as. */
async function bookedExpiries(customerId: string): Promise<string[]> {
  const { database } = shop.test
  const rows = await transaction(database, (tx) => tx.query(expiries, [shop.company.id, customerId]))
  return Promise.all(rows.map(({ id }) => shop.booked(id)))
}

describe('credit given and corrected by hand', () => {
  it('is promotional for promotions and compensations, and books discounts', async () => {
    const customer = await shop.customer()
    const granted = await grant(customer, 1_500n)
    expect(granted).toMatchObject({ amount: { amount: '1500' }, walletBalance: { amount: '1500' } })
    expect(await shop.booked(granted.transactionId)).toBe('wallet.discounts 1500, wallet.promotional -1500')
    const taken = await adjust(customer, 'remove', 'compensation', 500n)
    expect(await shop.booked(taken.transactionId)).toBe('wallet.discounts -500, wallet.promotional 500')
    await expect(shop.payment(customer, 100n, { direction: 'send' })).rejects.toThrow(/may be paid out/)
    await expect(adjust(customer, 'remove', 'promotion', 1_001n)).rejects.toThrow(/Enter a smaller amount/)
  })

  it('is corrected against adjustments, never further than what is there', async () => {
    const customer = await shop.customer()
    const added = await adjust(customer, 'add', 'correction', 700n)
    expect(await shop.booked(added.transactionId)).toBe('wallet.adjustments 700, wallet.deposits -700')
    await expect(shop.payment(customer, 700n, { direction: 'send' })).rejects.toThrow(/may be paid out/)
    await expect(adjust(customer, 'remove', 'correction', 701n)).rejects.toThrow(/€7\.00 available/)
    await expect(adjust(customer, 'remove', 'promotion', 700n)).rejects.toThrow(/less promotional credit/)
    await adjust(customer, 'remove', 'correction', 700n)
    expect(await shop.balance(customer)).toBe(0n)
  })

  it('counts once a key, names a customer of the company, and says in words what does not fit', async () => {
    const customer = await shop.customer()
    const request = { customerId: customer, amount: '900', note, ...key() }
    const first = await owner.grant(request)
    expect(await owner.grant(request)).toEqual(first)
    await expect(owner.grant({ ...request, amount: '901' })).rejects.toThrow(/other details/)
    await expect(grant(newId(), 100n)).rejects.toThrow(/no such customer/)
    await expect(grant(customer, 100n, '2020-01-01')).rejects.toThrow(/Choose a later day/)
    await expect(owner.grant({ ...request, note: ' ', ...key() })).rejects.toThrow()
    await expect(
      owner.adjust({ ...request, ...key(), direction: 'add', reason: 'correction', expiresOn: '2099-01-01' }),
    ).rejects.toThrow(/only promotional credit/)
    const auditor = shop.test.callerAs(walletRouter, shop.test.sessionOf(shop.company, 'auditor'))
    await expect(auditor.grant({ ...request, ...key() })).rejects.toThrow(/may not do this/)
    expect(await shop.balance(customer)).toBe(900n)
  })
})

describe('transfers', () => {
  it('are off until the company allows them, and then move credit class by class', async () => {
    const [from, to] = [await shop.customer('Ada'), await shop.customer('Ben')]
    await shop.payment(from, 2_000n)
    await grant(from, 500n)
    const move = (amount: bigint, toCustomerId = to) =>
      owner.transfer({ customerId: from, toCustomerId, amount: amount.toString(), note, ...key() })
    await expect(move(100n)).rejects.toThrow(/does not move between customers/)
    expect(await owner.changeSettings({ transfersAllowed: true })).toMatchObject({ transfersAllowed: true })
    const moved = await move(1_200n)
    expect(moved).toMatchObject({ customerId: from, walletBalance: { amount: '1300' } })
    expect(await shop.balance(to)).toBe(1_200n)
    await expect(move(900n)).rejects.toThrow(/Promotional credit stays/)
    await expect(move(1n, from)).rejects.toThrow(/same wallet/)
    await expect(move(1n, newId())).rejects.toThrow(/no such customer/)
    // Still what was paid in: Ben may take it out.
    await shop.payment(to, 1_200n, { direction: 'send' })
  })
})

describe('what a wallet may do', () => {
  it('goes below zero as far as it is let, and not before the company allows it', async () => {
    const customer = await shop.customer()
    const letTo = (overdraft: string) => owner.setFloor({ customerId: customer, overdraft })
    await expect(letTo('1000')).rejects.toThrow(/do not go below zero here/)
    await owner.changeSettings({ overdraftAllowed: true })
    expect(await letTo('1000')).toEqual({ customerId: customer, overdraft: '1000' })
    const removed = await adjust(customer, 'remove', 'correction', 600n)
    expect(await shop.booked(removed.transactionId)).toBe('wallet.adjustments -600, wallet.overdrafts 600')
    await expect(letTo('0')).rejects.toThrow(/€6\.00 below zero now/)
    expect(await letTo('600')).toMatchObject({ overdraft: '600' })
    await owner.changeSettings({ overdraftAllowed: false })
    await expect(letTo('601')).rejects.toThrow(/do not go below zero here/)
    await shop.payment(customer, 100n)
    expect(await letTo('500')).toMatchObject({ overdraft: '500' })
    await shop.payment(customer, 900n)
    expect(await letTo('0')).toMatchObject({ overdraft: '0' })
    await expect(letTo('1')).rejects.toThrow(/do not go below zero here/)
  })

  it('is frozen in one direction or both, thawed, and all of it written down', async () => {
    const customer = await shop.customer()
    await owner.freeze({ customerId: customer, status: 'frozen_in', note: 'Disputed' })
    await expect(grant(customer, 100n)).rejects.toThrow(/nothing can be added/)
    await owner.freeze({ customerId: customer, status: 'active' })
    await grant(customer, 100n)
    await expect(owner.freeze({ customerId: customer, status: 'frozen_out' })).rejects.toThrow(/say why/)
    await owner.freeze({ customerId: customer, status: 'frozen_out', note: 'Disputed' })
    await expect(adjust(customer, 'remove', 'correction', 1n)).rejects.toThrow(/nothing can be spent/)
    await expect(shop.accountant.freeze({ customerId: customer, status: 'active' })).rejects.toThrow()
    await expect(owner.freeze({ customerId: newId(), status: 'frozen', note: 'x' })).rejects.toThrow(
      /no such customer/,
    )
    const { database } = shop.test
    const rows = await transaction(database, (tx) => tx.query(audited, [shop.company.id]))
    const actions = rows.map(({ action }) => action)
    expect(actions.filter((action) => action === 'wallet.status-set')).toHaveLength(3)
    expect(actions.filter((action) => action === 'wallet.floor-set')).toHaveLength(4)
  })
})

describe('holds', () => {
  it('leave the books alone until they are captured', async () => {
    const { company, test } = shop
    const customer = await shop.customer()
    await shop.payment(customer, 2_000n)
    const expiresAt = new Date(Date.now() + 3_600_000)
    const inTransaction = <Result>(run: Parameters<typeof transaction<Result>>[1]) =>
      transaction(test.database, run)
    const placed = only(
      await inTransaction((tx) =>
        placeHolds(tx, company, [
          { ...act(customer), amount: 1_500n, source: `order:${newId()}`, expiresAt },
        ]),
      ),
    )
    expect(placed).toMatchObject({ amount: 0n, walletBalance: 2_000n, walletAvailable: 500n })
    expect(await shop.booked(placed.transactionId)).toBe('')
    await expect(shop.payment(customer, 501n, { direction: 'send' })).rejects.toThrow(/€5\.00/)
    const holdId = placed.transactionId
    const capture = { ...act(customer), holdId, amount: 900n, source: `order:${newId()}`, reference: 'S-1' }
    const captured = only(await inTransaction((tx) => captureHolds(tx, company, [capture])))
    expect(await shop.booked(captured.transactionId)).toBe('pos_clearing -900, wallet.deposits 900')
    const released = only(
      await inTransaction((tx) => releaseHolds(tx, company, [{ ...act(customer), holdId }])),
    )
    expect(released).toMatchObject({ walletBalance: 1_100n, walletAvailable: 1_100n })
  })
})

describe('credit that expires', () => {
  const soon = () => dayIn(shop.company.timeZone, new Date(Date.now() + 5 * 86_400_000))
  const later = new Date(Date.now() + 10 * 86_400_000)

  it('is booked when whoever touches the wallet first lets it lapse', async () => {
    const customer = await shop.customer()
    await grant(customer, 800n, soon())
    await setWalletClock(shop.test, later)
    const added = await adjust(customer, 'add', 'correction', 100n)
    await setWalletClock(shop.test, null)
    expect(added.walletBalance.amount).toBe('100')
    expect(await bookedExpiries(customer)).toEqual(['wallet.discounts -800, wallet.promotional 800'])
  })

  it('is said to be gone when it comes back expired: from an allocation undone, and from a hold released', async () => {
    const customer = await shop.customer()
    await shop.payment(customer, 200n)
    await grant(customer, 800n, soon())
    const invoiceId = await shop.invoice(customer, 900n)
    const { allocationId } = await owner.allocate({ invoiceId, amount: '600', ...key() })
    const nextYear = dayIn(shop.company.timeZone, new Date(Date.now() + 300 * 86_400_000))
    const hold = { customerId: customer, amount: '300', expiresOn: nextYear, note, ...key() }
    const { transactionId: holdId } = await owner.placeHold(hold)
    await setWalletClock(shop.test, later)
    try {
      const undone = await owner.undoAllocation({ allocationId, ...key() })
      expect(undone).toMatchObject({ amount: { amount: '600' }, lapsed: { amount: '600' } })
      expect([undone.walletBalance.amount, undone.walletAvailable.amount]).toEqual(['400', '100'])
      const released = await owner.releaseHold({ customerId: customer, holdId, ...key() })
      expect(released).toMatchObject({ lapsed: { amount: '200' }, walletAvailable: { amount: '200' } })
    } finally {
      await setWalletClock(shop.test, null)
    }
    expect(await shop.balance(customer)).toBe(200n)
  })

  it('lapses by the command where nobody touches it, with the holds that expired; customers are told before', async () => {
    const { company, test } = shop
    const customer = await shop.customer('Ada Quinn', 'ada@quinn.example')
    await grant(customer, 800n, soon())
    const { requestHash: hash, ...rest } = act(customer)
    const hold = { ...rest, requestHash: hash, amount: 300n, source: `order:${newId()}` }
    const expiresAt = new Date(Date.now() + 3_600_000)
    only(await transaction(test.database, (tx) => placeHolds(tx, company, [{ ...hold, expiresAt }])))
    expect(await tidy()).toMatch(/: 0 holds given up, €0\.00 lapsed in 0 wallets, 1 reminders$/)
    expect(await tidy()).toMatch(/ 0 reminders$/)
    await test.deliverEvents()
    const [letter, ...others] = await transaction(test.database, (tx) => tx.query(letters, [company.id]))
    expect(others).toEqual([])
    expect(letter?.recipient).toBe('ada@quinn.example')
    expect(letter?.subject).toBe('€5.00 of your credit at Corner Shop expires soon')
    expect(letter?.body).toMatch(/^Dear Ada Quinn,\n.*\n {2}€5\.00 until \d+ \w+ \d{4}\n/s)
    await setWalletClock(test, later)
    expect((await owner.ofCustomer({ customerId: customer })).available.amount).toBe('0')
    expect(await tidy()).toMatch(/: 1 holds given up, €8\.00 lapsed in 1 wallets, 0 reminders$/)
    expect(await tidy()).toMatch(/: 0 holds given up, €0\.00 lapsed in 0 wallets, 0 reminders$/)
    await setWalletClock(test, null)
    expect(await shop.balance(customer)).toBe(0n)
    expect(await bookedExpiries(customer)).toEqual(['wallet.discounts -800, wallet.promotional 800'])
  })

  async function tidy(): Promise<string> {
    const lines: string[] = []
    const terminal = {
      database: shop.test.database,
      signal: new AbortController().signal,
      directory: '.',
      print: (line: string) => void lines.push(line),
      write: async () => {},
      progress: () => ({ step() {}, end() {} }),
    }
    expect(await tidyCommand.run(terminal, ['--company', String(shop.company.id)])).toBe(0)
    return lines.join()
  }
})
