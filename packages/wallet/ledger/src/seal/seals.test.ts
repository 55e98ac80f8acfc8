import { randomBytes } from 'node:crypto'
import { newId, transaction } from '@platform/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { differencesIn, type TestLedger, testLedger } from '../testing/ledger.ts'
import { credit, debit } from '../testing/requests.ts'
import { sealWallets } from './seal-wallets.ts'

const key = randomBytes(32).toString('base64url')
const tables = ['wallet', 'transaction', 'entry', 'seal', 'seal_head']

let ledger: TestLedger
let customerId: string
let walletId: string

beforeAll(async () => {
  process.env['WALLET_SEAL_KEY'] = key
  ledger = await testLedger()
  for (const table of tables) await ledger.asOwner(`alter table wallet.${table} disable trigger user`)
})
afterAll(() => ledger.close())

/** What `verify` finds of wallets and seals; that the guards are off is known. */
const findings = async () =>
  (await differencesIn(ledger.database)).filter((found) => !found.startsWith('wallet.guards'))

const seal = (day: string, again = false) =>
  transaction(ledger.database, (tx) => sealWallets(tx, ledger.companyId, { day, again }))

/** Gives an entry of the wallet another history from `version` on, with every hash made to follow again. */
async function rewrite(version: number): Promise<void> {
  await ledger.asOwner(
    `update wallet.transaction set note = coalesce(note, '') || ' (forged)'
      where id = (select transaction_id from wallet.entry where wallet_id = $1 and version = $2)`,
    [walletId, version],
  )
  for (;;) {
    const healed = await ledger.asOwner(
      `update wallet.entry set hash = computed from wallet.entry_hash
        where entry.wallet_id = entry_hash.wallet_id and entry.version = entry_hash.version and stored <> computed
       returning entry.version`,
    )
    if (healed.length === 0) break
  }
  await ledger.asOwner(
    `update wallet.wallet set last_hash = entry.hash from wallet.entry
      where entry.wallet_id = wallet.id and entry.version = wallet.version`,
  )
}

describe('daily seals', () => {
  it('cannot tell that the end of a chain was rewritten whole before its first seal', async () => {
    customerId = newId()
    await ledger.post(credit({ customerId, amount: 900n }), debit({ customerId, amount: 200n }))
    await ledger.post(credit({ customerId: newId(), amount: 50n }))
    const [wallet] = await ledger.asOwner<{ id: string }>(
      'select id from wallet.wallet where customer_id = $1',
      [customerId],
    )
    walletId = wallet?.id ?? ''
    await rewrite(2)
    expect(await findings()).toEqual([])
  })

  it('name the wallet, the entry and the day once it is sealed', async () => {
    await seal('2026-03-01')
    expect(await findings()).toEqual([])
    await rewrite(1)
    expect(await findings()).toEqual([
      `wallet.sealed-heads: wallet ${walletId} version 2 was sealed on 2026-03-01 with another hash: it or what came before it was rewritten since`,
    ])
  })

  it('record only the wallets that moved, once a day unless asked again', async () => {
    const quiet = await testLedger()
    try {
      const sealed = (day: string, again = false) =>
        transaction(quiet.database, (tx) => sealWallets(tx, quiet.companyId, { day, again }))
      await quiet.post(credit({ customerId, amount: 10n }), credit({ customerId: newId(), amount: 20n }))
      expect(await sealed('2026-03-01')).toMatchObject({ number: 1, wallets: 2n, entries: 2n, changed: 2n })
      expect(await sealed('2026-03-01')).toBeNull()
      expect(await sealed('2026-03-01', true)).toMatchObject({ number: 2, wallets: 2n, changed: 0n })
      await quiet.post(debit({ customerId, amount: 3n }))
      expect(await sealed('2026-03-02')).toMatchObject({ number: 3, wallets: 2n, entries: 3n, changed: 1n })
      expect(await differencesIn(quiet.database)).toEqual([])
      const rivals = await Promise.all([sealed('2026-03-03'), sealed('2026-03-03')])
      expect(rivals.filter((one) => one !== null)).toHaveLength(1)
      expect(await differencesIn(quiet.database)).toEqual([])
    } finally {
      await quiet.close()
    }
  })

  it('find a seal that was altered, removed, or signed by somebody else', async () => {
    // Something to seal on each of those days, or no head would be missed.
    for (const day of ['2026-03-02', '2026-03-03']) {
      await ledger.post(debit({ customerId, amount: 1n }))
      await seal(day)
    }
    const honest = await findings()
    await ledger.asOwner('create table honest_seal as table wallet.seal')
    await ledger.asOwner('create table honest_head as table wallet.seal_head')
    const attempts: [string, string][] = [
      ["update wallet.seal set day = '2026-02-01' where number = 2", 'seal 2 of 2026-02-01: its signature'],
      [
        'update wallet.seal set entries = entries + 1 where number = 3',
        'seal 3 of 2026-03-03: its signature',
      ],
      ['delete from wallet.seal where number = 2', 'seal 2 is gone'],
      ['delete from wallet.seal where number = 3', 'seal 3 is gone'],
      ['delete from wallet.seal_head where number = 1', 'seal 1 of 2026-03-01: the wallets it sealed'],
      ["update wallet.seal_head set hash = sha256('x')", 'seal 1 of 2026-03-01: the wallets it sealed'],
    ]
    for (const [attempt, found] of attempts) {
      await ledger.asOwner(attempt)
      const after = await findings()
      expect(after.filter((line) => !honest.includes(line)).join('\n'), attempt).toContain(found)
      await ledger.asOwner('truncate wallet.seal, wallet.seal_head')
      await ledger.asOwner('insert into wallet.seal select * from honest_seal')
      await ledger.asOwner('insert into wallet.seal_head select * from honest_head')
    }
    process.env['WALLET_SEAL_KEY'] = randomBytes(32).toString('base64url')
    expect(await findings()).toHaveLength(honest.length + 3)
    process.env['WALLET_SEAL_KEY'] += `,${key}`
    expect(await findings()).toEqual(honest)
    process.env['WALLET_SEAL_KEY'] = key
  })

  it('are not made, nor believed, without a key', async () => {
    delete process.env['WALLET_SEAL_KEY']
    await expect(seal('2026-03-09')).rejects.toThrow('WALLET_SEAL_KEY is not set')
    expect((await findings()).join('\n')).toContain('WALLET_SEAL_KEY is not set')
    process.env['WALLET_SEAL_KEY'] = 'short'
    await expect(seal('2026-03-09')).rejects.toThrow('32 bytes')
    process.env['WALLET_SEAL_KEY'] = key
  })
})
