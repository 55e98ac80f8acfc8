import { newId } from '@platform/database'
import { minAmount } from '@platform/money'
import { type Company, keyReused, type Refusal } from '@platform/plugin-api'
import type { JournalEntryDraft } from '../journal/journal-entry-draft.ts'
import type { MatchingDraft } from '../journal/match-items.ts'
import type { Period } from '../journal/period.ts'
import { invoiceItems } from './invoice-items.ts'
import type { ConfirmedInvoice, LockedInvoice } from './invoice-types.ts'
import { bookedTotal } from './judge-invoice-fields.ts'
import * as refuse from './refusals.ts'
import type { InvoiceSumRow } from './sql/confirm-invoices.ts'

/** Whoever sends the same key again gets the same answer. */
export interface ConfirmInvoiceRequest {
  readonly invoiceId: string
  readonly idempotencyKey: string
}

/** A draft that is going to be confirmed. */
export interface AcceptedInvoice {
  readonly draft: LockedInvoice
  readonly key: string
  readonly entry: JournalEntryDraft
  /** Where a credit note goes against its invoice. */
  readonly matching: MatchingDraft | null
  readonly original: LockedInvoice | null
  /** What is left of the receivable item then, in the company's currency. */
  readonly open: bigint
}

interface Judgement {
  readonly company: Company
  readonly actorId: string | null
  readonly period: Period
  readonly locked: ReadonlyMap<string, LockedInvoice>
  readonly sums: ReadonlyMap<string, readonly InvoiceSumRow[]>
  readonly credited: ReadonlyMap<string, bigint>
  readonly writtenOff: ReadonlyMap<string, bigint>
  readonly keyOwners: ReadonlyMap<string, string>
  readonly requests: readonly ConfirmInvoiceRequest[]
}

type Judged = Refusal | (Omit<ConfirmedInvoice, 'number'> & { readonly number: string | null })

/** Decides every request in the order asked, each seeing what those before it are going to do. */
export function judgeConfirmations(judgement: Judgement): {
  readonly outcomes: readonly Judged[]
  readonly accepted: readonly AcceptedInvoice[]
} {
  const { company, period, locked, sums, requests } = judgement
  const keyOwners = new Map(judgement.keyOwners)
  const credited = new Map(judgement.credited)
  const residuals = new Map<string, { amount: bigint; inCurrency: bigint }>()
  const accepted = new Map<string, AcceptedInvoice>()

  const outcomes = requests.map(({ invoiceId, idempotencyKey }): Judged => {
    const draft = locked.get(invoiceId)
    if (!draft) return refuse.unknownInvoice(invoiceId)
    const owner = keyOwners.get(idempotencyKey)
    if (owner !== undefined && owner !== invoiceId) return keyReused(idempotencyKey)
    if (accepted.has(invoiceId))
      return owner === invoiceId
        ? { invoiceId, confirmed: false, number: null }
        : refuse.alreadyConfirmed('This document')
    if (draft.number !== null)
      return owner === invoiceId || sums.get(invoiceId)?.[0]?.confirm_key === idempotencyKey
        ? { invoiceId, confirmed: false, number: draft.number }
        : refuse.alreadyConfirmed(draft.number)
    if (!period.isOpen(draft.date)) return period.refusal(draft.date)

    const rows = sums.get(invoiceId) ?? []
    const exchangeRate = rows[0]?.exchange_rate ?? null
    const booked = bookedTotal(company, { currency: draft.currency, exchangeRate }, draft.total)
    if (booked === 0n) return refuse.nothingToBook()
    const original = draft.creditNoteOf === null ? undefined : locked.get(draft.creditNoteOf)
    if (original) {
      const before = credited.get(original.id) ?? 0n
      if (before + draft.total > original.total)
        return refuse.creditExceedsInvoice(company, {
          number: original.number ?? '',
          creditable: original.total - before,
          currency: original.currency,
        })
      const writtenOff = judgement.writtenOff.get(original.id) ?? 0n
      if (before + draft.total > original.total - writtenOff)
        return refuse.creditsWrittenOff(company, {
          number: original.number ?? '',
          writtenOff,
          currency: original.currency,
        })
      credited.set(original.id, before + draft.total)
    }

    const entry = entryOf(judgement, draft, rows, exchangeRate)
    const matching = original ? matchingOf(draft, booked, original, entry, residuals) : null
    keyOwners.set(idempotencyKey, invoiceId)
    accepted.set(invoiceId, {
      draft,
      key: idempotencyKey,
      entry,
      matching,
      original: original ?? null,
      open: booked - (matching?.amount ?? 0n),
    })
    return { invoiceId, confirmed: true, number: null }
  })
  return { outcomes, accepted: [...accepted.values()] }
}

function entryOf(
  { company, actorId }: Judgement,
  draft: LockedInvoice,
  rows: readonly InvoiceSumRow[],
  exchangeRate: string | null,
): JournalEntryDraft {
  const sums = rows.map(({ tax_name, net, tax }) => ({ taxName: tax_name, net, tax }))
  return {
    id: newId(),
    journal: { role: 'sales' },
    date: draft.date,
    reference: rows[0]?.reference ?? '',
    source: `invoice:${draft.id}`,
    actorId,
    items: invoiceItems(company, { ...draft, exchangeRate, sums }),
  }
}

/** The credit note against what is open of its invoice: all of it, or as far as it goes. */
function matchingOf(
  draft: LockedInvoice,
  booked: bigint,
  original: LockedInvoice,
  entry: JournalEntryDraft,
  residuals: Map<string, { amount: bigint; inCurrency: bigint }>,
): MatchingDraft | null {
  const left = residuals.get(original.id) ?? {
    amount: original.residual,
    inCurrency: original.currencyResidual,
  }
  const amount = minAmount(left.amount, booked)
  const inCurrency = minAmount(left.inCurrency, draft.total)
  if (amount === 0n || !original.receivable) return null
  residuals.set(original.id, { amount: left.amount - amount, inCurrency: left.inCurrency - inCurrency })
  return {
    id: newId(),
    debit: original.receivable,
    credit: { entryId: entry.id, line: 1 },
    amount,
    ...(amount === inCurrency && booked === draft.total ? {} : { currencyAmount: inCurrency }),
    date: draft.date,
  }
}
