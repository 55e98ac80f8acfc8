import { lockPeriod, postEntries } from '@erp/accounting'
import { newId, type Tx } from '@platform/database'
import { audit, type Company, dayIn, keyReused, type Refusal } from '@platform/plugin-api'
import { saleEntry } from './card-entries.ts'
import { codeOfCard, endOfCode, macOfCode } from './codes/card-code.ts'
import { type CardKeys, keyMissing, readCardKeys } from './codes/card-key.ts'
import * as refuse from './refusals.ts'
import { findBuyers, findSales, listMoneyJournals, type MoneyJournal } from './sql/cards.ts'
import { insertCards } from './sql/write-cards.ts'

export interface CardSale {
  /** Minor units of the company's currency, more than zero: what is paid for it, and what it is worth. */
  readonly amount: bigint
  /** The cash or bank journal that the money is received in. */
  readonly journalId: string
  /** The last day on which it can be redeemed; null: any day. */
  readonly expiresOn: string | null
  /** The customer who bought it, where that is known. */
  readonly buyerId: string | null
  readonly note: string | null
  readonly idempotencyKey: string
  /** `requestHash` of what the client sent. */
  readonly requestHash: Buffer
  readonly actorId: string | null
}

/** Its code is known to nobody but whoever sold it, and is answered again to the same key alone. */
export interface SoldCard {
  readonly cardId: string
  readonly code: string
  readonly amount: bigint
  readonly currency: string
  readonly expiresOn: string | null
}

/** A sale that nothing speaks against. */
interface Accepted {
  readonly sale: CardSale
  readonly card: SoldCard
  readonly journal: MoneyJournal
}

/**
 * Sells gift cards: Dr cash or outstanding receipts, Cr gift cards. Each can be redeemed at once, and once. Answers one
 * outcome for each, in their order; refuses a journal that takes no money, a last day that is over, buyers whom the
 * company has not, and while the books are locked for today.
 */
export async function sellCards(
  tx: Tx,
  company: Company,
  sales: readonly CardSale[],
): Promise<(SoldCard | Refusal)[]> {
  const keys = readCardKeys()
  const today = dayIn(company.timeZone)
  const [period, before, journals, buyers] = await Promise.all([
    lockPeriod(tx, company.id),
    tx.query(findSales, [company.id, sales.map(({ idempotencyKey }) => idempotencyKey)]),
    tx.query(listMoneyJournals, [company.id]),
    tx.query(findBuyers, [company.id, sales.flatMap(({ buyerId }) => buyerId ?? [])]),
  ])
  const done = new Map(before.map((row) => [row.sale_key, row]))
  const journalOf = new Map(journals.map((journal) => [journal.id, journal]))
  const known = new Set(buyers.map(({ id }) => id))
  const accepted = new Map<string, Accepted>()

  const outcomes = sales.map((sale): SoldCard | Refusal => {
    const { idempotencyKey, expiresOn, buyerId } = sale
    const earlier = done.get(idempotencyKey)
    if (earlier)
      return earlier.sale_hash.equals(sale.requestHash)
        ? sold(keys, company, earlier)
        : keyReused(idempotencyKey)
    const twin = accepted.get(idempotencyKey)
    if (twin) return twin.sale.requestHash.equals(sale.requestHash) ? twin.card : keyReused(idempotencyKey)
    if (!period.isOpen(today)) return period.refusal(today)
    const journal = journalOf.get(sale.journalId)
    if (!journal) return refuse.noMoneyJournal()
    if (buyerId !== null && !known.has(buyerId)) return refuse.noSuchBuyer()
    if (expiresOn !== null && expiresOn < today) return refuse.lastDayPast(today)
    const cardId = newId()
    const card = {
      cardId,
      code: codeOfCard(keys[0], cardId),
      amount: sale.amount,
      currency: company.currency,
      expiresOn,
    }
    accepted.set(idempotencyKey, { sale, card, journal })
    return card
  })

  await write(tx, company, keys, today, [...accepted.values()])
  return outcomes
}

async function write(
  tx: Tx,
  { id: companyId, currency }: Company,
  [key]: CardKeys,
  today: string,
  sold: readonly Accepted[],
): Promise<void> {
  if (sold.length === 0) return
  tx.send(
    ...insertCards([companyId, currency, today], {
      sold: {
        id: sold.map(({ card }) => card.cardId),
        code_mac: sold.map(({ card }) => macOfCode(key, companyId, card.code)),
        code_end: sold.map(({ card }) => endOfCode(card.code)),
        amount: sold.map(({ card }) => card.amount),
        expires_on: sold.map(({ card }) => card.expiresOn),
        buyer_id: sold.map(({ sale }) => sale.buyerId),
        note: sold.map(({ sale }) => sale.note),
        journal_id: sold.map(({ sale }) => sale.journalId),
        sale_key: sold.map(({ sale }) => sale.idempotencyKey),
        sale_hash: sold.map(({ sale }) => sale.requestHash),
        actor_id: sold.map(({ sale }) => sale.actorId),
      },
    }),
  )
  await postEntries(
    tx,
    companyId,
    sold.map(({ sale: { actorId }, card: { cardId: id, code, amount }, journal }) =>
      saleEntry({ id, codeEnd: endOfCode(code), amount, date: today, actorId }, journal),
    ),
  )
  for (const { sale, card } of sold)
    audit(tx, {
      companyId,
      actorId: sale.actorId,
      action: 'wallet-gift-cards.sold',
      subject: `gift-card:${card.cardId}`,
      details: { amount: card.amount, codeEnd: endOfCode(card.code), expiresOn: card.expiresOn },
    })
}

/** The answer of an earlier sale: its code follows from the key it was made with. */
function sold(
  keys: CardKeys,
  company: Company,
  row: { id: string; code_mac: Buffer; amount: bigint; currency: string; expires_on: string | null },
): SoldCard {
  const key = keys.find((one) => macOfCode(one, company.id, codeOfCard(one, row.id)).equals(row.code_mac))
  if (!key)
    throw keyMissing(
      'GIFT_CARD_KEY is not the one that this gift card was sold with, so its code cannot be told again.',
    )
  const { id: cardId, amount, currency, expires_on: expiresOn } = row
  return { cardId, code: codeOfCard(key, cardId), amount, currency, expiresOn }
}
