import { newId } from '@platform/database'
import { describeDifference } from '@platform/plugin-api'
import { tellCounts } from '@tooling/vitest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { differencesIn, type TestLedger, testLedger } from '../testing/ledger.ts'
import { minutes } from '../testing/moments.ts'
import { capture, credit, debit, hold, refund, release, reversal, transfer } from '../testing/requests.ts'
import { entriesAreUnaltered } from './entries.ts'
import { ledgerChecks } from './ledger-checks.ts'

const tables = ['wallet', 'transaction', 'entry', 'credit_lot', 'lot_use', 'hold'] as const
/** What no money depends on. Every other column is economic, also one that is added later. */
const free = ['wallet.created_at', 'wallet.status', 'wallet.floor']

let ledger: TestLedger

beforeAll(async () => {
  ledger = await testLedger()
  const customerId = newId()
  const topUp = credit({ customerId, amount: 1_000n, note: 'Ünï – “café” 🧾' })
  const gift = credit({ customerId, amount: 300n, origin: 'promotional', expiresAt: new Date('2031-01-01') })
  const spent = debit({ customerId, amount: 700n, actorId: newId() })
  const undone = debit({ customerId, amount: 50n })
  await ledger.post(topUp, gift, spent, undone)
  await ledger.post(
    refund({ customerId, refundOf: spent.transactionId, amount: 500n }),
    reversal({ customerId, reverses: undone.transactionId }),
  )
  await ledger.setClock(minutes(0))
  const other = newId()
  const held = hold({ customerId, amount: 90n, expiresAt: minutes(10) })
  const freed = hold({ customerId, amount: 40n, expiresAt: minutes(20) })
  await ledger.post(
    held,
    freed,
    credit({ customerId, amount: 70n, origin: 'promotional', expiresAt: minutes(5) }),
    capture({ customerId, holdId: held.transactionId, amount: 30n }),
    release({ customerId, holdId: freed.transactionId }),
    transfer({ customerId, toCustomerId: other, amount: 20n }),
  )
  await ledger.setClock(minutes(15))
  await ledger.postExpired(customerId)
  await ledger.post(hold({ customerId, amount: 10n, expiresAt: minutes(60) }))
  await ledger.setClock(null)
  await ledger.asOwner('create schema honest')
  for (const table of tables) {
    await ledger.asOwner(`alter table wallet.${table} disable trigger user`)
    await ledger.asOwner(`create table honest.${table} as table wallet.${table}`)
  }
})
afterAll(() => ledger.close())

describe('verify', () => {
  it('finds nothing in an honest ledger but that its guards are off', async () => {
    const differences = await differencesIn(ledger.database)
    expect(differences).toHaveLength(tables.length)
    for (const difference of differences)
      expect(difference).toMatch(/^wallet\.guards: trigger .* switched off$/)
  })

  it('finds any change of any economic field of any row, and names it', { timeout: 180_000 }, async () => {
    let refused = 0
    const { found, missed } = await tamper(
      async (table, row) => {
        const changes: Tampering[] = []
        for (const { name, type } of await columnsOf(table)) {
          if (free.includes(`${table}.${name}`)) continue
          changes.push({
            name: `${table}.${name} of row ${row}`,
            sql: `update wallet.${table} set ${name} = ${another(name, type)} where ${isRow(table, row)}`,
          })
        }
        return changes
      },
      () => refused++,
    )
    tellCounts('columns altered', { found, 'refused by the database': refused, missed: missed.length })
    expect(missed).toEqual([])
    expect(found).toBeGreaterThan(100)
    // Checks and foreign keys refuse the rest before it happens.
    expect(refused).toBeGreaterThan(10)
  })

  it('finds any row that was removed, and names it', async () => {
    const { found, missed } = await tamper(async (table, row) => [
      { name: `row ${row} of ${table}`, sql: `delete from wallet.${table} where ${isRow(table, row)}` },
    ])
    tellCounts('rows removed', { found, missed: missed.length })
    expect(missed).toEqual([])
    expect(found).toBeGreaterThan(10)
  })
})

interface Tampering {
  readonly name: string
  readonly sql: string
}

/** Tries every tampering on its own, and answers how many were found and named, and which were not. */
async function tamper(
  tamperingsOf: (table: string, row: number) => Promise<Tampering[]>,
  onRefused: () => void = () => {},
): Promise<{ found: number; missed: string[] }> {
  let found = 0
  const missed: string[] = []
  for (const table of tables) {
    const [rows] = await ledger.asOwner<{ count: string }>(`select count(*) from wallet.${table}`)
    for (let row = 0; row < Number(rows?.count); row++) {
      const names = await namesOf(table, row)
      for (const { name, sql } of await tamperingsOf(table, row)) {
        try {
          await ledger.asOwner(sql)
        } catch {
          onRefused()
          continue
        }
        if (await isFound(names)) found++
        else missed.push(name)
        await restore(table)
      }
    }
  }
  return { found, missed }
}

// What sees most comes first, so that the rest is mostly not asked.
const eagerChecks = [entriesAreUnaltered, ...ledgerChecks.filter((check) => check !== entriesAreUnaltered)]

/** Whether a check finds something, and names it so. */
async function isFound(names: readonly string[]): Promise<boolean> {
  for (const check of eagerChecks) {
    const { differences } = await check.run({ database: ledger.database })
    const said = differences.map(describeDifference)
    if (check.id !== 'wallet.guards' && said.some((line) => names.some((name) => line.includes(name))))
      return true
  }
  return false
}

/** By what a difference can name a row: its wallet, its hold or transaction, or the entry that its transaction made. */
async function namesOf(table: string, row: number): Promise<string[]> {
  const [one] = await ledger.asOwner<{ id?: string; wallet_id?: string; transaction_id?: string }>(
    `select * from wallet.${table} where ${isRow(table, row)}`,
  )
  const entries = await ledger.asOwner<{ name: string }>(
    `select format('wallet %s version %s', wallet_id, version) as name from wallet.entry where transaction_id = $1`,
    [one?.id],
  )
  const ids = [one?.id, one?.wallet_id, one?.transaction_id]
  return [...ids.filter((id) => id !== undefined), ...entries.map(({ name }) => name)]
}

async function restore(table: string): Promise<void> {
  const columns = (await columnsOf(table)).map(({ name }) => name).join(', ')
  // The rows that name these stay, so their foreign keys must look away meanwhile.
  await ledger.asOwner(`set session_replication_role = 'replica'`)
  await ledger.asOwner(`delete from wallet.${table}`)
  await ledger.asOwner(`insert into wallet.${table} (${columns}) select ${columns} from honest.${table}`)
  await ledger.asOwner('reset session_replication_role')
}

async function columnsOf(table: string): Promise<{ name: string; type: string }[]> {
  return await ledger.asOwner(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [`wallet.${table}`],
  )
}

function isRow(table: string, row: number): string {
  return `ctid = (select ctid from wallet.${table} one order by one::text offset ${row} limit 1)`
}

/** Another value of the same type: the smallest change there is. */
function another(column: string, type: string): string {
  if (column === 'currency') return `'USD'`
  switch (type) {
    case 'integer':
    case 'bigint':
    case 'smallint':
    case 'date':
      return `${column} + 1`
    case 'uuid':
      return 'gen_random_uuid()'
    case 'text':
      return `coalesce(${column}, '') || ' '`
    case 'bytea':
      return `set_byte(${column}, 31, get_byte(${column}, 31) # 1)`
    case 'timestamp with time zone':
      return `coalesce(${column}, '2030-01-01') + interval '1 microsecond'`
    default:
      return `(select other from unnest(enum_range(null::${type})) as other where other <> ${column} limit 1)`
  }
}
