import { type AccountRef, cashAccount, type JournalEntryDraft, type JournalRef } from '@erp/accounting'
import type { MoneyJournal } from './sql/cards.ts'

/** The account that keeps what was sold on cards and is not redeemed yet. */
export const giftCardsAccount = { role: 'wallet.gift_cards' } as const satisfies AccountRef

/** For people: which card it is, as far as may be said. */
export function nameOfCard(codeEnd: string): string {
  return `Gift card …${codeEnd}`
}

interface CardFacts {
  readonly id: string
  readonly codeEnd: string
  readonly amount: bigint
  readonly date: string
  readonly actorId: string | null
}

/** Dr where the money went to, Cr gift cards, in the journal of that money. No revenue, and no tax: nothing was supplied yet. */
export function saleEntry(
  { id, codeEnd, amount, date, actorId }: CardFacts,
  journal: MoneyJournal,
): JournalEntryDraft {
  return {
    ...entry(id, { id: journal.id }, { codeEnd, date, actorId, source: `gift-card:${id}` }),
    items: [
      {
        account: cashAccount({ direction: 'receive', journal_type: journal.type }),
        debit: amount,
        credit: 0n,
      },
      { account: giftCardsAccount, debit: 0n, credit: amount },
    ],
  }
}

/** Dr gift cards, Cr breakage income: nobody came for it in time. */
export function expiryEntry(
  entryId: string,
  { id, codeEnd, amount, date, actorId }: CardFacts,
): JournalEntryDraft {
  return {
    ...entry(entryId, { role: 'wallet' }, { codeEnd, date, actorId, source: `gift-card-expiry:${id}` }),
    items: [
      { account: giftCardsAccount, debit: amount, credit: 0n },
      { account: { role: 'wallet.breakage' }, debit: 0n, credit: amount },
    ],
  }
}

function entry(
  id: string,
  journal: JournalRef,
  facts: {
    readonly codeEnd: string
    readonly date: string
    readonly actorId: string | null
    readonly source: string
  },
) {
  const { codeEnd, ...rest } = facts
  return { id, journal, reference: nameOfCard(codeEnd), ...rest }
}
