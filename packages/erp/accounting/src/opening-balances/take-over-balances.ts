import { assert, newId, RetryTransaction, retryLostRace, type Tx } from '@platform/database'
import { audit, type Company, companyExtensions, keyReused, Refusal, requestHash } from '@platform/plugin-api'
import { groupBy } from '../documents/group-by.ts'
import { writeInvoices } from '../documents/write-invoices.ts'
import type { JournalEntryDraft } from '../journal/journal-entry-draft.ts'
import { lockPeriod } from '../journal/period.ts'
import { postEntries } from '../journal/post-entries.ts'
import { type JudgedLine, judgeOpenings } from './judge-openings.ts'
import { type OpeningFacts, type OpeningKind, openingBalances } from './opening-kinds.ts'
import { type OpeningLine, type OpeningProblem, readOpeningFile } from './read-opening-file.ts'
import {
  confirmOpeningInvoices,
  findImport,
  insertImport,
  insertOpeningBalances,
  readTakenOver,
} from './sql/opening-balances.ts'

/** A file of opening balances, whole. */
export interface OpeningFile {
  /** 'YYYY-MM-DD': the day the balances are taken over. */
  readonly date: string
  readonly fileName: string
  readonly csv: string
  /** Whoever sends the same key again gets the same answer. */
  readonly idempotencyKey: string
}

/** `taken` is false when the key had taken it over before. */
export interface TakenOver {
  readonly importId: string
  readonly balances: number
  readonly taken: boolean
}

/** What a file would do, or why it cannot. */
export interface OpeningsJudged {
  readonly problems: readonly OpeningProblem[]
  readonly balances: readonly Balance[]
}

interface Balance {
  readonly kind: string
  readonly subject: string
  readonly line: OpeningLine
  /** Debit above zero. */
  readonly amount: bigint
}

/**
 * Takes over the balances of a file, each against migration equity: those of accounts in one entry, open invoices and credit
 * notes each as a document that can be paid, and what other plugins keep by themselves. All of it or nothing; refuses a
 * locked day, what cannot be read or found, and any balance that was taken over before.
 */
export async function takeOverBalances(
  tx: Tx,
  company: Company,
  actorId: string | null,
  file: OpeningFile,
): Promise<TakenOver> {
  const { date, fileName, csv, idempotencyKey } = file
  const hash = requestHash({ date, csv })
  await lockPeriod(tx, company.id)
  const [before] = await tx.query(findImport, [company.id, idempotencyKey])
  if (before) {
    if (!before.request_hash.equals(hash)) throw keyReused(idempotencyKey)
    return { importId: before.id, balances: before.balances, taken: false }
  }
  const facts = { importId: newId(), date, actorId }
  const { problems, balances } = await bookOpenings(tx, company, facts, csv)
  const [problem] = problems
  if (problem) {
    // The same request, sent twice at once, may have been done between the look for its key and the look for balances.
    const [meanwhile] = await tx.query(findImport, [company.id, idempotencyKey])
    if (meanwhile) throw new RetryTransaction('Lost the race for the idempotency key.')
    throw unfit(problem, problems.length)
  }

  await retryLostRace(
    tx.query(insertImport, [
      company.id,
      facts.importId,
      date,
      fileName,
      balances.length,
      idempotencyKey,
      hash,
      actorId,
    ]),
    ['opening_import_key'],
  )
  await retryLostRace(
    tx.query(insertOpeningBalances, [
      company.id,
      facts.importId,
      balances.map(({ kind }) => kind),
      balances.map(({ subject }) => subject),
      balances.map(({ amount }) => amount),
    ]),
    ['opening_balance_pkey'],
  )
  audit(tx, {
    companyId: company.id,
    actorId,
    action: 'accounting.opening-balances-taken-over',
    subject: `opening-import:${facts.importId}`,
    details: { fileName, date, balances: balances.length },
  })
  return { importId: facts.importId, balances: balances.length, taken: true }
}

/**
 * Books a file, and answers what it found to be wrong with it. Where there is a problem the transaction must not be
 * committed: other plugins may have booked theirs by then.
 */
export async function bookOpenings(
  tx: Tx,
  company: Company,
  facts: OpeningFacts,
  csv: string,
): Promise<OpeningsJudged> {
  const period = await lockPeriod(tx, company.id)
  if (!period.isOpen(facts.date)) throw period.refusal(facts.date)
  const { lines, problems: unread } = readOpeningFile(csv, company.currency)
  const { on: kinds } = await companyExtensions(tx, openingBalances, company.id)
  const { judged, problems: unknown } = await judgeOpenings(tx, company.id, {
    lines,
    contributed: new Set(kinds.map(({ id }) => id)),
  })
  const contributed = await takeOverContributed(tx, company, facts, { judged, kinds })
  const balances = [...judged.flatMap(ownBalance), ...contributed.balances]
  const again = await takenOverBefore(tx, company.id, balances)
  const problems = [...unread, ...unknown, ...contributed.problems, ...again].sort((a, b) => a.line - b.line)
  if (problems.length === 0) await bookOwn(tx, company, facts, judged)
  return { problems, balances }
}

async function takeOverContributed(
  tx: Tx,
  company: Company,
  facts: OpeningFacts,
  { judged, kinds }: { readonly judged: readonly JudgedLine[]; readonly kinds: readonly OpeningKind[] },
): Promise<OpeningsJudged> {
  const problems: OpeningProblem[] = []
  const balances: Balance[] = []
  const rows = judged.filter((one) => one.kind === 'contributed')
  for (const [id, some] of groupBy(rows, ({ line }) => line.kind)) {
    const kind = kinds.find((one) => one.id === id)
    assert(kind, `nobody takes over balances of the kind ${id}`)
    const outcomes = await kind.takeOver(
      tx,
      company,
      some.map(({ line: { line, debit, credit, cells }, customerId }) => ({
        line,
        customerId,
        debit,
        credit,
        cells: Object.fromEntries(kind.columns.map(({ name }) => [name, cells[name] ?? ''])),
      })),
      facts,
    )
    assert(outcomes.length === some.length, `${id} answered ${outcomes.length} of ${some.length} balances`)
    outcomes.forEach((outcome, index) => {
      const line = some[index]?.line
      if (!line) return
      if (outcome instanceof Refusal) problems.push(problemOf(line, outcome))
      else balances.push({ kind: id, subject: outcome.subject, line, amount: line.debit - line.credit })
    })
  }
  return { problems, balances }
}

function ownBalance({ kind, line }: JudgedLine): Balance[] {
  if (kind === 'contributed') return []
  const subject = kind === 'account' ? line.account : line.number
  return [{ kind, subject, line, amount: line.debit - line.credit }]
}

async function takenOverBefore(
  tx: Tx,
  companyId: number,
  balances: readonly Balance[],
): Promise<readonly OpeningProblem[]> {
  const rows = await tx.query(readTakenOver, [
    companyId,
    balances.map(({ kind }) => kind),
    balances.map(({ subject }) => subject),
  ])
  const taken = new Set(rows.map(({ kind, subject }) => `${kind} ${subject}`))
  return balances
    .filter(({ kind, subject }) => taken.has(`${kind} ${subject}`))
    .map(({ line }) => ({
      line: line.line,
      code: 'taken_over_before',
      message: 'The opening balance of this was taken over before.',
      facts: {},
    }))
}

async function bookOwn(
  tx: Tx,
  company: Company,
  facts: OpeningFacts,
  judged: readonly JudgedLine[],
): Promise<void> {
  const accounts = judged.filter((one) => one.kind === 'account')
  const documents = judged.flatMap((one) =>
    one.kind === 'invoice' || one.kind === 'credit_note'
      ? [{ ...one, id: newId(), entryId: newId(), key: newId() }]
      : [],
  )
  await writeInvoices(
    tx,
    company.id,
    facts.actorId,
    documents.map(({ id, key, kind, line, customerId }) => {
      const total = line.debit + line.credit
      const amounts = { net: total, tax: 0n, total }
      return {
        id,
        kind,
        creditNoteOf: null,
        idempotencyKey: key,
        hash: requestHash({ importId: facts.importId, number: line.number }),
        fields: {
          customerId,
          date: line.date,
          dueDate: line.dueDate || line.date,
          currency: company.currency,
          exchangeRate: null,
          pricesIncludeTax: false,
          reference: '',
          note: null,
        },
        lines: [
          {
            productId: null,
            description: line.number,
            quantity: 1_000n,
            unitPrice: total,
            discount: 0,
            taxId: null,
            taxRate: null,
            creditsLine: null,
            ...amounts,
          },
        ],
        sum: amounts,
      }
    }),
  )
  await postEntries(tx, company.id, [
    ...accountsEntry(facts, accounts),
    ...documents.map(({ id, entryId, line, customerId }): JournalEntryDraft => {
      const { debit, credit, number, date, dueDate } = line
      return {
        ...openingEntry(facts),
        id: entryId,
        reference: number,
        source: `invoice:${id}`,
        items: [
          { account: { role: 'receivable' }, customerId, debit, credit, dueDate: dueDate || date },
          { account: { role: 'migration_equity' }, customerId, debit: credit, credit: debit },
        ],
      }
    }),
  ])
  if (documents.length === 0) return
  const confirming = tx.query(confirmOpeningInvoices, [
    company.id,
    facts.actorId,
    documents.map(({ id }) => id),
    documents.map(({ entryId }) => entryId),
    documents.map(({ key }) => key),
    documents.map(({ line }) => line.number),
  ])
  const confirmed = await retryLostRace(confirming, ['invoice_number'])
  assert(
    confirmed.length === documents.length,
    `${confirmed.length} of ${documents.length} documents were opened`,
  )
}

/** All accounts in one entry; what they do not balance by themselves stands on migration equity. */
function accountsEntry(
  facts: OpeningFacts,
  accounts: readonly Extract<JudgedLine, { kind: 'account' }>[],
): JournalEntryDraft[] {
  if (accounts.length === 0) return []
  const balance = accounts.reduce((sum, { line }) => sum + line.debit - line.credit, 0n)
  return [
    {
      ...openingEntry(facts),
      id: newId(),
      reference: 'Opening balances',
      source: `opening:${facts.importId}`,
      items: [
        ...accounts.map(({ line: { debit, credit }, accountId }) => ({
          account: { id: accountId },
          debit,
          credit,
        })),
        ...(balance === 0n
          ? []
          : [
              {
                account: { role: 'migration_equity' },
                debit: balance < 0n ? -balance : 0n,
                credit: balance > 0n ? balance : 0n,
              },
            ]),
      ],
    },
  ]
}

function openingEntry({ date, actorId }: OpeningFacts) {
  return { journal: { role: 'general' }, date, actorId } as const
}

function problemOf({ line }: OpeningLine, { code, message, facts }: Refusal): OpeningProblem {
  return {
    line,
    code,
    message,
    facts: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)])),
  }
}

function unfit({ line, message }: OpeningProblem, count: number): Refusal {
  return new Refusal({
    kind: 'conflict',
    code: 'openings_unfit',
    message: `Line ${line}: ${message}${count > 1 ? ` ${count - 1} more lines cannot be taken over.` : ''} Nothing was booked.`,
    facts: { line, problems: count, why: message },
  })
}
