import { newId, RetryTransaction, type Tx } from '@platform/database'
import { isCurrency } from '@platform/money'
import {
  amountInput,
  audit,
  type Company,
  dateInput,
  idempotencyKeyInput,
  idInput,
  keyReused,
  Refusal,
  requestHash,
} from '@platform/plugin-api'
import { z } from 'zod'
import { lockPeriod } from './period.ts'
import { postEntries } from './post-entries.ts'
import { unknownAccount, unknownCustomer, unknownJournal } from './refusals.ts'
import { findManualEntry, insertManualEntry, readForManualEntry } from './sql/manual-entry.ts'

export const manualEntryInput = z.object({
  idempotencyKey: idempotencyKeyInput,
  date: dateInput,
  /** The general journal when left out. */
  journalId: idInput.optional(),
  reference: z.string().trim().min(1).max(200),
  items: z
    .array(
      z.object({
        accountId: idInput,
        side: z.enum(['debit', 'credit']),
        amount: amountInput,
        currency: z.string().refine(isCurrency, { message: 'an ISO 4217 currency' }),
        customerId: idInput.optional(),
        label: z.string().trim().max(200).optional(),
      }),
    )
    .min(2)
    .max(500),
})

export type ManualEntryInput = z.infer<typeof manualEntryInput>

/** What a person's request to post or to reverse by hand made. */
export interface ManualEntryPosted {
  readonly entryId: string
}

/**
 * Posts what an accountant wrote by hand. The same key with the same content is the same entry. Refuses a locked date,
 * sides that do not add up, another currency, control accounts and journals that only their own program may move.
 */
export async function postManualEntry(
  tx: Tx,
  { company, actorId }: { readonly company: Company; readonly actorId: string },
  input: ManualEntryInput,
): Promise<ManualEntryPosted> {
  const { idempotencyKey, ...request } = input
  const period = await lockPeriod(tx, company.id)
  const hash = requestHash({ procedure: 'entries.post', ...request })
  const entryId = newId()
  const before = await findReplay(tx, company.id, { idempotencyKey, hash })
  if (before) return before
  if (!period.isOpen(request.date)) throw period.refusal(request.date)
  await refuseUnfit(tx, company, request)
  await claimKey(tx, company.id, { idempotencyKey, hash, entryId, reverses: null })
  await postEntries(tx, company.id, [
    {
      id: entryId,
      journal: request.journalId === undefined ? { role: 'general' } : { id: request.journalId },
      date: request.date,
      reference: request.reference,
      source: `manual:${entryId}`,
      actorId,
      items: request.items.map(({ accountId, side, amount, customerId, label }) => ({
        account: { id: accountId },
        debit: side === 'debit' ? amount : 0n,
        credit: side === 'credit' ? amount : 0n,
        ...(customerId === undefined ? {} : { customerId }),
        ...(label === undefined || label === '' ? {} : { label }),
      })),
    },
  ])
  audit(tx, {
    companyId: company.id,
    actorId,
    action: 'accounting.entry-posted',
    subject: `journal-entry:${entryId}`,
    details: { date: request.date, reference: request.reference },
  })
  return { entryId }
}

/** What a request made when it came before. Refuses another request with the same key (`key_reused`). */
export async function findReplay(
  tx: Tx,
  companyId: number,
  { idempotencyKey, hash }: { readonly idempotencyKey: string; readonly hash: Buffer },
): Promise<ManualEntryPosted | undefined> {
  const [before] = await tx.query(findManualEntry, [companyId, idempotencyKey])
  if (!before) return undefined
  if (!before.request_hash.equals(hash)) throw keyReused(idempotencyKey)
  return { entryId: before.entry_id }
}

/** Makes a key, and the right to reverse an entry, this request's own. Who loses a race for either runs again. */
export async function claimKey(
  tx: Tx,
  companyId: number,
  claim: {
    readonly idempotencyKey: string
    readonly hash: Buffer
    readonly entryId: string
    readonly reverses: string | null
  },
): Promise<void> {
  const { idempotencyKey, hash, entryId, reverses } = claim
  const claimed = await tx.query(insertManualEntry, [companyId, idempotencyKey, hash, entryId, reverses])
  if (claimed.length === 0)
    throw new RetryTransaction('Lost the race for the idempotency key or the reversal.')
}

async function refuseUnfit(
  tx: Tx,
  company: Company,
  { journalId, items }: Omit<ManualEntryInput, 'idempotencyKey'>,
): Promise<void> {
  const { currency } = company
  const foreign = items.find((item) => item.currency !== currency)
  if (foreign) throw otherCurrency(foreign.currency, currency)
  const debit = sumOf(items, 'debit')
  const credit = sumOf(items, 'credit')
  if (debit !== credit) throw unbalanced({ debit, credit, currency })

  const customerIds = items.flatMap(({ customerId }) => customerId ?? [])
  const [found] = await tx.query(readForManualEntry, [
    company.id,
    journalId ?? null,
    items.map(({ accountId }) => accountId),
    customerIds,
  ])
  if (!found?.journal) throw unknownJournal(journalId ?? 'general')
  if (!found.journal.fit) throw journalOfItsOwn(found.journal.name)
  const accounts = new Map(found.accounts.map((account) => [account.id, account]))
  for (const { accountId } of items) {
    const account = accounts.get(accountId)
    if (!account) throw unknownAccount(accountId)
    if (account.control) throw controlAccount(account)
    if (!account.active) throw inactive(account)
  }
  const unknown = customerIds.find((id) => !found.customers.includes(id))
  if (unknown !== undefined) throw unknownCustomer(unknown)
}

function sumOf(items: ManualEntryInput['items'], side: 'debit' | 'credit'): bigint {
  return items.reduce((sum, item) => (item.side === side ? sum + item.amount : sum), 0n)
}

function otherCurrency(currency: string, booksCurrency: string): Refusal {
  return new Refusal({
    kind: 'invalid',
    code: 'other_currency',
    message: `The books are kept in ${booksCurrency}, not in ${currency}. Enter the amounts in ${booksCurrency}.`,
    facts: { field: 'items', currency, booksCurrency },
  })
}

function unbalanced({
  debit,
  credit,
  currency,
}: {
  debit: bigint
  credit: bigint
  currency: string
}): Refusal {
  return new Refusal({
    kind: 'invalid',
    code: 'entry_unbalanced',
    message: 'Debit and credit do not add up to the same amount. Correct the lines and post again.',
    facts: { field: 'items', debit: debit.toString(), credit: credit.toString(), currency },
  })
}

function journalOfItsOwn(name: string): Refusal {
  return new Refusal({
    kind: 'conflict',
    code: 'journal_not_manual',
    message: `${name} is written by the program alone. Choose the general journal.`,
    facts: { field: 'journalId', name },
  })
}

function controlAccount({ code, name }: { code: string; name: string }): Refusal {
  return new Refusal({
    kind: 'conflict',
    code: 'control_account',
    message: `${code} ${name} is moved only by its own documents, so that it always agrees with them. Choose another account.`,
    facts: { field: 'items', code, name },
  })
}

function inactive({ code, name }: { code: string; name: string }): Refusal {
  return new Refusal({
    kind: 'conflict',
    code: 'account_inactive',
    message: `${code} ${name} is not in use any more. Choose another account.`,
    facts: { field: 'items', code, name },
  })
}
