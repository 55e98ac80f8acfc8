import { connect, newId } from '@platform/database'
import { inEnglish } from '@platform/plugin-api'
import { freshDatabase } from '@tooling/vitest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { historyIsGuarded } from './checks/guards.ts'
import { type TestLedger, testLedger } from './testing/ledger.ts'
import { credit, debit } from './testing/requests.ts'

let ledger: TestLedger

beforeAll(async () => {
  ledger = await testLedger()
  const customerId = newId()
  await ledger.post(credit({ customerId, amount: 100n }), debit({ customerId, amount: 40n }))
})
afterAll(() => ledger.close())

describe('what is posted', () => {
  const changes = ['transaction', 'entry', 'lot_use'].flatMap((table) => [
    `update wallet.${table} set company_id = company_id`,
    `delete from wallet.${table}`,
    `truncate wallet.${table} cascade`,
  ])
  const removals = ['wallet', 'credit_lot', 'hold'].flatMap((table) => [
    `delete from wallet.${table}`,
    `truncate wallet.${table} cascade`,
  ])

  it.each([...changes, ...removals])('is not changed by its owner: %s', async (sql) => {
    await expect(ledger.asOwner(sql)).rejects.toThrow('what is posted stays')
  })

  it('is not changed by an owner who plays a replica', async () => {
    await ledger.asOwner(`set session_replication_role = 'replica'`)
    await expect(ledger.asOwner('delete from wallet.entry')).rejects.toThrow('what is posted stays')
    await ledger.asOwner('reset session_replication_role')
  })

  it.each([
    ...changes,
    ...removals,
    'update wallet.credit_lot set amount = amount',
    'update wallet.credit_lot set expires_at = null',
    'update wallet.wallet set customer_id = customer_id',
    'update wallet.wallet set currency = currency',
    'alter table wallet.entry disable trigger all',
    'drop trigger entry_is_immutable on wallet.entry',
  ])('may not be changed by the program: %s', async (sql) => {
    await expect(ledger.database.pool.query(sql)).rejects.toThrow(/permission denied|must be owner/)
  })
})

describe('the guard check', () => {
  it('is content with the role that the program connects with', async () => {
    const { checked, differences } = await historyIsGuarded.run({ database: ledger.database })
    expect(checked).toBe(8n)
    expect(differences).toEqual([])
  })

  it('fails a server that connects as the owner', async () => {
    const { ownerUrl } = await freshDatabase(['wallet/ledger'])
    const owner = connect({ url: ownerUrl })
    const { differences } = await historyIsGuarded.run({ database: owner })
    expect(differences.map(({ finding }) => inEnglish(finding))).toContain(
      'is a superuser: no trigger and no privilege stops it',
    )
    await owner.close()
  })
})
