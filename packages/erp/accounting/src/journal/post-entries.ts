import { assert, type Tx } from '@platform/database'
import { emit } from '@platform/plugin-api'
import { entriesPosted } from './events.ts'
import type { JournalEntryDraft } from './journal-entry-draft.ts'
import { lockedPeriod } from './period.ts'
import { notePosted } from './posted-entries.ts'
import { insertEntries } from './sql/insert-entries.ts'
import { insertEntryNumbers } from './sql/insert-entry-numbers.ts'

/**
 * Posts balanced entries for good, by statements that are sent without waiting for their answers; items on matchable
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
  tx.send(
    ...insertEntries([companyId], {
      entries: {
        id: entries.map(({ id }) => id),
        role: entries.map(({ journal }) => ('role' in journal ? journal.role : null)),
        journal_id: entries.map(({ journal }) => ('id' in journal ? journal.id : null)),
        date: entries.map(({ date }) => date),
        reference: entries.map(({ reference }) => reference),
        source: entries.map(({ source }) => source),
        actor_id: entries.map(({ actorId }) => actorId),
        reverses: entries.map(({ reverses }) => reverses ?? null),
      },
      items: {
        entry_id: items.map(({ entry }) => entry.id),
        line: items.map(({ line }) => line),
        date: items.map(({ entry }) => entry.date),
        role: items.map(({ item: { account } }) => ('role' in account ? account.role : null)),
        account_id: items.map(({ item: { account } }) => ('id' in account ? account.id : null)),
        debit: items.map(({ item }) => item.debit),
        credit: items.map(({ item }) => item.credit),
        customer_id: items.map(({ item }) => item.customerId ?? null),
        label: items.map(({ item }) => item.label ?? null),
        due_date: items.map(({ item }) => item.dueDate ?? null),
        currency: items.map(({ item }) => item.currencyAmount?.currency ?? null),
        currency_amount: items.map(({ item }) => item.currencyAmount?.amount ?? null),
      },
    }),
  )
  insertNumbers(tx, companyId, entries)
  notePosted(
    tx,
    entries.map(({ id }) => id),
  )
  await emit(
    tx,
    entriesPosted,
    companyId,
    entries.map(({ id }) => ({ entryId: id })),
  )
}

/** Of documents, whose number is known before their entry is. */
function insertNumbers(tx: Tx, companyId: number, entries: readonly JournalEntryDraft[]): void {
  const numbered = entries.flatMap(({ id, number }) => (number ? [{ id, number }] : []))
  if (numbered.length === 0) return
  tx.send(insertEntryNumbers, [
    companyId,
    numbered.map(({ id }) => id),
    numbered.map(({ number }) => number.series),
    numbered.map(({ number }) => number.year),
    numbered.map(({ number }) => number.sequence),
  ])
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
