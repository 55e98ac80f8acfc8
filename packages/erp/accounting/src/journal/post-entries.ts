import { assert, type Tx } from '@platform/database'
import { emit } from '@platform/plugin-api'
import { entriesPosted } from './events.ts'
import type { JournalEntryDraft } from './journal-entry-draft.ts'
import { lockedPeriod } from './period.ts'
import { insertEntries } from './sql/insert-entries.ts'

/**
 * Posts balanced entries for good, in one statement that is sent without waiting for its answer; items on matchable
 * accounts become open items. Comes after `lockPeriod` and after every refusal: an entry that is not balanced, a date
 * that is not open, a role or an account that the company has not are defects, and the transaction fails.
 */
export async function postEntries(
  tx: Tx,
  companyId: number,
  entries: readonly JournalEntryDraft[],
): Promise<void> {
  if (entries.length === 0) return
  const period = lockedPeriod(tx, companyId)
  for (const entry of entries) {
    assert(period.isOpen(entry.date), `entry ${entry.id} is dated ${entry.date}, which is locked`)
    assertBalanced(entry)
  }
  const items = entries.flatMap((entry) =>
    entry.items.map((item, index) => ({ entry, item, line: index + 1 })),
  )
  tx.send(insertEntries, [
    companyId,
    entries.map(({ id }) => id),
    entries.map(({ journal }) => ('role' in journal ? journal.role : null)),
    entries.map(({ journal }) => ('id' in journal ? journal.id : null)),
    entries.map(({ date }) => date),
    entries.map(({ reference }) => reference),
    entries.map(({ source }) => source),
    entries.map(({ actorId }) => actorId),
    entries.map(({ reverses }) => reverses ?? null),
    entries.map(({ number }) => number?.series ?? null),
    entries.map(({ number }) => number?.year ?? null),
    entries.map(({ number }) => number?.sequence ?? null),
    items.map(({ entry }) => entry.id),
    items.map(({ line }) => line),
    items.map(({ entry }) => entry.date),
    items.map(({ item: { account } }) => ('role' in account ? account.role : null)),
    items.map(({ item: { account } }) => ('id' in account ? account.id : null)),
    items.map(({ item }) => item.debit),
    items.map(({ item }) => item.credit),
    items.map(({ item }) => item.customerId ?? null),
    items.map(({ item }) => item.label ?? null),
    items.map(({ item }) => item.dueDate ?? null),
    items.map(({ item }) => item.currencyAmount?.currency ?? null),
    items.map(({ item }) => item.currencyAmount?.amount ?? null),
  ])
  await emit(
    tx,
    entriesPosted,
    companyId,
    entries.map(({ id }) => ({ entryId: id })),
  )
}

function assertBalanced({ id, items }: JournalEntryDraft): void {
  let balance = 0n
  for (const { debit, credit } of items) {
    assert(
      debit >= 0n && credit >= 0n && (debit === 0n) !== (credit === 0n),
      `an item of entry ${id} is neither a debit nor a credit: ${debit}, ${credit}`,
    )
    balance += debit - credit
  }
  assert(items.length > 0 && balance === 0n, `entry ${id} is not balanced, by ${balance}`)
}
