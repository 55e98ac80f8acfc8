import { type Database, newId, transaction } from '@platform/database'
import { type Company, defineEvent, emit } from '@platform/plugin-api'
import { findExpiredCustomers } from '@wallet/ledger'
import { postExpiredCredit } from './post-to-wallets.ts'
import { type ExpiringRow, remindOfExpiry } from './sql/remind-of-expiry.ts'

/** Credit of one customer that lapses soon, for whoever tells them. Said once of each. */
export interface ExpiringCredit {
  /** Of this saying: what is told twice of one id is the same. */
  readonly id: string
  readonly walletId: string
  readonly customerId: string
  readonly currency: string
  /** The soonest first. */
  readonly credits: readonly {
    /** What is left of it, in minor units. */
    readonly amount: bigint
    readonly origin: string
    readonly expiresAt: Date
  }[]
}

export const creditExpiring = defineEvent<ExpiringCredit>('wallet.credit-expiring')

export interface Tidied {
  readonly holdsReleased: number
  /** Wallets of which credit lapsed. */
  readonly walletsLapsed: number
  readonly lapsed: bigint
  readonly reminders: number
}

/** How many wallets one transaction locks: few enough that nobody waits long for it. */
const setSize = 200

/**
 * Does for a company what otherwise waits for the next who touches a wallet: gives up holds that have expired, and lets
 * expired credit lapse, each with its journal entry. Both at once, because a hold that is given up may free credit that
 * has lapsed. Then says which credit expires within `reminderDays`. Doing it again does nothing more.
 */
export async function tidyWallets(
  database: Database,
  company: Company,
  { reminderDays, signal }: { readonly reminderDays: number; readonly signal: AbortSignal },
): Promise<Tidied> {
  let [holdsReleased, walletsLapsed, lapsed] = [0, 0, 0n]
  for (let found = setSize; found === setSize; ) {
    signal.throwIfAborted()
    const { customers, posted } = await transaction(database, async (tx) => {
      const customers = await findExpiredCustomers(tx, company.id, setSize)
      return { customers, posted: await postExpiredCredit(tx, company, customers) }
    })
    found = customers.length
    for (const { request, facts } of posted)
      if (request.kind === 'release') holdsReleased += 1
      else {
        walletsLapsed += 1
        lapsed -= facts.amount
      }
  }
  const reminders = await remind(database, company.id, { reminderDays, signal })
  return { holdsReleased, walletsLapsed, lapsed, reminders }
}

async function remind(
  database: Database,
  companyId: number,
  { reminderDays, signal }: { reminderDays: number; signal: AbortSignal },
): Promise<number> {
  let reminders = 0
  for (let found = setSize; found === setSize; reminders += found) {
    signal.throwIfAborted()
    found = await transaction(database, async (tx) => {
      const rows = await tx.query(remindOfExpiry, [companyId, reminderDays, setSize])
      await emit(tx, creditExpiring, companyId, byWallet(rows))
      return rows.length
    })
  }
  return reminders
}

function byWallet(rows: readonly ExpiringRow[]): ExpiringCredit[] {
  const found = new Map<string, ExpiringCredit & { credits: ExpiringCredit['credits'][number][] }>()
  for (const { wallet_id, customer_id, currency, amount, origin, expires_at } of rows) {
    const one = found.get(wallet_id) ?? {
      id: newId(),
      walletId: wallet_id,
      customerId: customer_id,
      currency,
      credits: [],
    }
    one.credits.push({ amount, origin, expiresAt: expires_at })
    found.set(wallet_id, one)
  }
  return [...found.values()]
}
