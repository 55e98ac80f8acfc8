import { accountingPlugin, confirmPayments, createPayments } from '@erp/accounting'
import { catalogPlugin } from '@erp/catalog'
import { blankCustomer, createCustomers, customersPlugin } from '@erp/customers'
import { createUsers, identityPlugin } from '@erp/identity'
import { newId, statement, transaction } from '@platform/database'
import {
  afterCommit,
  type Company,
  checks,
  definePlugin,
  describeDifference,
  extend,
  onlyOutcome,
  Refusal,
} from '@platform/plugin-api'
import { type TestHost, testHost } from '@platform/testing'
import { walletPlugin } from '@wallet/plugin'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { discrepanciesFound, walletReconciliationPlugin } from '../index.ts'
import { reconciliationRouter } from '../router.ts'
import { reconcileJob } from '../run/reconcile-job.ts'

const alarms: { runId: string; discrepancies: number }[] = []
/** Interrupts the worker that comes to it, once. */
let killer: AbortController | undefined
const bystander = definePlugin({
  id: 'bystander',
  name: 'Bystander',
  dependsOn: ['wallet-reconciliation'],
  subscribers: [
    afterCommit(discrepanciesFound, 'bystander.alarm', async (_context, found) => void alarms.push(...found)),
  ],
  extensions: [
    extend(checks, {
      id: 'bystander.kill',
      title: 'Workers are killed at times',
      sentences: [],
      run: async () => {
        killer?.abort(new Error('killed'))
        killer?.signal.throwIfAborted()
        return { checked: 1n, differences: [] }
      },
    }),
  ],
})

let test: TestHost
let company: Company
let owner: Client
let walletId: string
let paymentEntry: string

beforeAll(async () => {
  test = await testHost({
    plugins: [
      identityPlugin,
      customersPlugin,
      catalogPlugin,
      accountingPlugin,
      walletPlugin,
      walletReconciliationPlugin,
      bystander,
    ],
  })
  company = await test.createCompany({ currency: 'EUR' })
  await transaction(test.database, (tx) =>
    createUsers(
      tx,
      (['owner', 'accountant', 'former owner'] as const).map((role) => ({
        name: `Ada ${role}`,
        email: `${role.replace(' ', '-')}@lamps.example`,
        password: 'a long password',
        memberships: [{ companyId: company.id, role: role === 'former owner' ? 'owner' : role }],
      })),
    ),
  )
  owner = new Client({ connectionString: test.ownerUrl })
  await owner.connect()
  await owner.query(
    `update identity.membership set deactivated_at = now()
      where person_id = (select id from identity.person where email = 'former-owner@lamps.example')`,
  )
  await receivePayment(5_000n)
  const { rows } = await owner.query('select id from wallet.wallet')
  walletId = rows[0].id
  const entries = await owner.query('select transaction_id from wallet.entry')
  paymentEntry = entries.rows[0].transaction_id
  for (const table of ['wallet', 'credit_lot', 'entry', 'transaction'])
    await owner.query(`alter table wallet.${table} disable trigger user`)
})
afterAll(async () => {
  await owner.end()
  await test.close()
})

const caller = (role: 'owner' | 'accountant' | 'auditor' | 'cashier') =>
  test.callerAs(reconciliationRouter, test.sessionOf(company, role))

/** One run from asking to its end. */
async function reconciled(): Promise<{ runId: string; found: string[] }> {
  const { runId } = await caller('accountant').runNow()
  await test.deliverEvents()
  const { rows } = await caller('auditor').discrepancies({ runId })
  // The guards of the ledger are off here, and it says so.
  const found = rows.filter(({ checkId }) => checkId !== 'wallet.guards')
  return { runId, found: found.map(({ checkId }) => checkId) }
}

/** What a worker does. */
function work(signal: AbortSignal): Promise<void> {
  return reconcileJob.run(
    { database: test.database, signal, progress: async () => {} },
    { companyId: company.id },
  )
}

async function receivePayment(amount: bigint): Promise<void> {
  const { database } = test
  await transaction(database, async (tx) => {
    const customers = await createCustomers(tx, company.id, null, [
      { ...blankCustomer('Ada Quinn'), idempotencyKey: newId() },
    ])
    const { customerId } = onlyOutcome(customers)
    const [bank] = await tx.query(
      statement<{ journal_id: string }>(
        'test.bank',
        "select journal_id from accounting.journal_role_view where company_id = $1 and role = 'bank'",
      ),
      [company.id],
    )
    const draft = {
      idempotencyKey: newId(),
      direction: 'receive' as const,
      customerId,
      amount,
      journalId: bank?.journal_id ?? '',
      date: '2026-03-02',
      reference: 'Transfer',
      destination: 'wallet',
      targets: [],
    }
    const { paymentId } = onlyOutcome(await createPayments(tx, company, null, [draft]))
    onlyOutcome(await confirmPayments(tx, company, null, [{ paymentId, idempotencyKey: newId() }]))
  })
}

describe('a reconciliation', () => {
  it('comes out even where the wallets and the books agree, and says how much it looked at', async () => {
    const { runId, found } = await reconciled()
    expect(found).toEqual([])
    const run = await caller('auditor').run({ runId })
    expect(run.finishedAt).not.toBeNull()
    expect(run.perCheck.map(({ checkId }) => checkId)).toContain('wallet-books.entry-by-entry')
    expect(Number(run.facts)).toBeGreaterThan(10)
    expect((await caller('auditor').runs({})).rows).toMatchObject([{ id: runId, cause: 'asked' }])
  })

  it('finds a tampered balance, leads to the wallet, and has it rebuilt from the entries once agreed', async () => {
    await owner.query('update wallet.wallet set balance = balance + 777')
    const { runId, found } = await reconciled()
    expect(found).toContain('wallet.balance')
    expect(alarms).toContainEqual(expect.objectContaining({ runId }))
    // A subscriber told of it, whose mails are an event of their own.
    await test.deliverEvents()
    const mails = await owner.query('select recipient, subject from host.mail where key like $1', [
      `wallet-reconciliation.discrepancies:${runId}:%`,
    ])
    expect(mails.rows).toEqual([
      { recipient: 'owner@lamps.example', subject: 'Corner Shop: wallets and books differ' },
    ])
    const { rows } = await caller('auditor').discrepancies({ runId })
    expect(rows.find(({ checkId }) => checkId === 'wallet.balance')).toMatchObject({
      walletId,
      customerName: 'Ada Quinn',
      subject: { template: 'wallet {{wallet}}', values: { wallet: walletId } },
      finding: { values: { balance: '5777', moved: '5000', version: '1' } },
    })

    const plan = await caller('owner').repairs({ walletId })
    expect(plan).toEqual({
      obstacle: null,
      repairs: [{ lot: null, figure: 'balance', stored: '5777', derived: '5000' }],
    })
    const others = plan.repairs.map((one) => ({ ...one, derived: '4000' }))
    await expect(caller('owner').repair({ walletId, repairs: others })).rejects.toThrow('has changed since')
    await expect(caller('accountant').repair({ walletId, ...plan })).rejects.toThrow('Your role may not')
    await caller('owner').repair({ walletId, ...plan })
    expect((await reconciled()).found).toEqual([])
    const { rows: written } = await owner.query(
      "select subject from host.audit where action = 'wallet-reconciliation.wallet-repaired'",
    )
    expect(written).toEqual([{ subject: `wallet:${walletId}` }])
  })

  it('has a lot divided anew as its uses say', async () => {
    await owner.query('update wallet.credit_lot set remaining = remaining - 10, consumed = consumed + 10')
    expect((await reconciled()).found).toContain('wallet.lots')
    const { repairs } = await caller('owner').repairs({ walletId })
    expect(repairs.map(({ figure, stored, derived }) => `${figure} ${stored} ${derived}`)).toEqual([
      'remaining 4990 5000',
      'consumed 10 0',
    ])
    await caller('owner').repair({ walletId, repairs })
    expect((await reconciled()).found).toEqual([])
  })

  it('repairs nothing from entries that were tampered with themselves, and leads to their journal entry', async () => {
    await owner.query('update wallet.entry set amount = amount + 5, balance_after = balance_after + 5')
    await owner.query('update wallet.wallet set balance = balance + 6')
    const { runId, found } = await reconciled()
    expect(found).toEqual(expect.arrayContaining(['wallet.hash-chain', 'wallet.balance']))
    const { rows } = await caller('auditor').discrepancies({ runId })
    expect(rows.find(({ checkId }) => checkId === 'wallet.hash-chain')).toMatchObject({
      walletId,
      entryId: paymentEntry,
    })
    const plan = await caller('owner').repairs({ walletId })
    expect(plan.obstacle).toBe('altered')
    await expect(caller('owner').repair({ walletId, repairs: plan.repairs })).rejects.toThrow(
      'its entries were altered themselves',
    )
    await owner.query('update wallet.entry set amount = amount - 5, balance_after = balance_after - 5')
    await owner.query('update wallet.wallet set balance = balance - 6')
  })

  it('finds what only the books have, entry by entry', async () => {
    await owner.query('alter table accounting.journal_item disable trigger user')
    await owner.query('update accounting.journal_item set debit = debit * 2, credit = credit * 2')
    const { runId, found } = await reconciled()
    expect(found).toEqual(
      expect.arrayContaining(['wallet-books.entry-by-entry', 'wallet-books.control-accounts']),
    )
    const { rows } = await caller('auditor').discrepancies({ runId })
    expect(rows.find(({ checkId }) => checkId === 'wallet-books.entry-by-entry')).toMatchObject({
      walletId,
      entryId: paymentEntry,
    })
    await owner.query('update accounting.journal_item set debit = debit / 2, credit = credit / 2')
  })

  it('that was killed half way is taken up again where it stopped', async () => {
    killer = new AbortController()
    const { runId } = await caller('accountant').runNow()
    await expect(work(killer.signal)).rejects.toThrow('killed')
    const interrupted = await caller('auditor').run({ runId })
    expect(interrupted.finishedAt).toBeNull()
    expect(interrupted.checks).toBeGreaterThan(5)
    expect(interrupted.checks).toBe(interrupted.checksInAll - 1)
    // Asked again meanwhile, it is the same run.
    expect(await caller('accountant').runNow()).toEqual({ runId })

    killer = undefined
    await test.host.jobs.start()
    await test.deliverEvents()
    await expect
      .poll(async () => (await caller('auditor').run({ runId })).finishedAt, { timeout: 20_000 })
      .not.toBeNull()
    const { rows } = await owner.query(
      'select count(*)::int as all, count(distinct check_id)::int as different from wallet_reconciliation.run_check where run_id = $1',
      [runId],
    )
    expect(rows).toEqual([{ all: interrupted.checksInAll, different: interrupted.checksInAll }])
  })

  it('still tells what was written down as prose before', async () => {
    const { runId } = await reconciled()
    await owner.query(
      `insert into wallet_reconciliation.run_check (company_id, run_id, check_id, title, facts, discrepancies)
       values ($1, $2, 'former.check', 'Nothing is lost', 1, 1)`,
      [company.id, runId],
    )
    await owner.query(
      `insert into wallet_reconciliation.discrepancy (company_id, run_id, check_id, number, subject, finding)
       values ($1, $2, 'former.check', 1, 'wallet 7', 'balance 5, not 6')`,
      [company.id, runId],
    )
    const { rows } = await caller('auditor').discrepancies({ runId })
    const former = rows.find(({ checkId }) => checkId === 'former.check')
    expect(former && describeDifference(former)).toBe('wallet 7: balance 5, not 6')
  })

  it('is for those who keep the books, and each company sees its own', async () => {
    await expect(caller('cashier').runs({})).rejects.toThrow('Your role may not')
    const { rows } = await caller('auditor').runs({})
    const stranger = test.callerAs(
      reconciliationRouter,
      test.sessionOf(await test.createCompany({ name: 'Elsewhere' }), 'owner'),
    )
    expect((await stranger.runs({})).total).toBe(0)
    await expect(stranger.run({ runId: rows[0]?.id ?? '' })).rejects.toThrow('no such run')
    await expect(stranger.repairs({ walletId })).rejects.toBeInstanceOf(Error)
    await expect(stranger.repairs({ walletId })).rejects.toMatchObject({ cause: expect.any(Refusal) })
  })
})
