import { catalogPlugin } from '@erp/catalog'
import { blankCustomer, createCustomers, customersPlugin } from '@erp/customers'
import { identityPlugin } from '@erp/identity'
import { appUrl, newId, type Tx, transaction } from '@platform/database'
import { onlyOutcome, type Plugin } from '@platform/plugin-api'
import { testHost } from '@platform/testing'
import pg from 'pg'
import type { JournalEntryDraft } from '../journal/journal-entry-draft.ts'
import { lockPeriod } from '../journal/period.ts'
import { postEntries } from '../journal/post-entries.ts'
import { accountingPlugin } from '../plugin.ts'

/** A host with accounting, what it builds on and whichever others a test brings along, and a company whose books are open. */
export async function testBooks(others: readonly Plugin[] = []) {
  const test = await testHost({
    plugins: [identityPlugin, customersPlugin, catalogPlugin, accountingPlugin, ...others],
    poolSize: 12,
  })
  return { ...test, url: appUrl(test.ownerUrl), company: await test.createCompany() }
}

export type TestBooks = Awaited<ReturnType<typeof testBooks>>

/** A customer with nothing but a name. */
export async function addCustomer({ database, company }: TestBooks, name: string): Promise<string> {
  const draft = { ...blankCustomer(name), idempotencyKey: newId() }
  const created = await transaction(database, async (tx) =>
    onlyOutcome(await createCustomers(tx, company.id, null, [draft])),
  )
  return created.customerId
}

/** Cash on one side, sales on the other. */
export function cashSale(
  amount: bigint,
  { date = '2026-03-01', ...fields }: Partial<JournalEntryDraft> = {},
): JournalEntryDraft {
  const id = newId()
  return {
    id,
    journal: { role: 'cash' },
    date,
    reference: 'Counter sale',
    source: `manual:${id}`,
    actorId: null,
    items: [
      { account: { role: 'cash' }, debit: amount, credit: 0n },
      { account: { role: 'sales' }, debit: 0n, credit: amount },
    ],
    ...fields,
  }
}

/** Posts entries in a transaction of their own. */
export async function post(
  { database, company }: TestBooks,
  entries: readonly JournalEntryDraft[],
  andThen: (tx: Tx) => void = () => {},
): Promise<void> {
  await transaction(database, async (tx) => {
    await lockPeriod(tx, company.id)
    await postEntries(tx, company.id, entries)
    andThen(tx)
  })
}

/** Runs SQL past every guard of the program, as the app or as the owner of the database. */
export async function runSql<Row extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(text, [...values])).rows
  } finally {
    await client.end()
  }
}
