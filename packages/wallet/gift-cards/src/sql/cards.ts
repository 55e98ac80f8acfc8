import { statement } from '@platform/database'

/** $1 company, $2 ids, $3 MACs of codes. Answers nothing worth reading: see `readCards`. */
export const lockCardRows = statement<{ id: string }>(
  'wallet-gift-cards.lock-cards',
  `select id from wallet_gift_cards.card
    where company_id = $1 and (id = any($2::uuid[]) or code_mac = any($3::bytea[]))
    order by id
      for no key update`,
)

export interface CardRow {
  id: string
  code_mac: Buffer
  code_end: string
  amount: bigint
  currency: string
  expires_on: string | null
  /** Judged by the database's clock, where the company is. */
  is_over: boolean
  state: 'active' | 'redeemed' | 'cancelled' | 'expired'
  end_key: string | null
  end_hash: Buffer | null
}

/** Cards by id, by the MAC of their code, or ended under one of the keys: $1 company, $2 ids, $3 MACs, $4 keys, $5 time zone. */
export const readCards = statement<CardRow>(
  'wallet-gift-cards.read-cards',
  `select card.id, card.code_mac, card.code_end, card.amount, card.currency, card.expires_on,
          coalesce(card.expires_on < (clock_timestamp() at time zone $5)::date, false) as is_over, card.state,
          ended.idempotency_key as end_key, ended.request_hash as end_hash
     from wallet_gift_cards.card
     left join wallet_gift_cards.card_end ended on ended.company_id = card.company_id and ended.card_id = card.id
    where card.company_id = $1
      and (card.id = any($2::uuid[]) or card.code_mac = any($3::bytea[]) or ended.idempotency_key = any($4::uuid[]))`,
)

/** Sales that one of the keys made: $1 company, $2 keys. */
export const findSales = statement<{
  id: string
  code_mac: Buffer
  amount: bigint
  currency: string
  expires_on: string | null
  sale_key: string
  sale_hash: Buffer
}>(
  'wallet-gift-cards.find-sales',
  `select id, code_mac, amount, currency, expires_on, sale_key, sale_hash
     from wallet_gift_cards.card where company_id = $1 and sale_key = any($2::uuid[])`,
)

/** Cards whose last day is over: $1 company, $2 today, $3 how many at the most. */
export const findOverdue = statement<{ id: string }>(
  'wallet-gift-cards.find-overdue',
  `select id from wallet_gift_cards.card
    where company_id = $1 and state = 'active' and expires_on < $2
    order by expires_on, id
    limit $3`,
)

/** Where money is received. */
export interface MoneyJournal {
  readonly id: string
  readonly name: string
  readonly type: 'cash' | 'bank'
}

/** $1 company: cash first. */
export const listMoneyJournals = statement<MoneyJournal>(
  'wallet-gift-cards.list-money-journals',
  `select journal_id as id, name, type from accounting.journal_view
    where company_id = $1 and active and type in ('cash', 'bank')
    order by type desc, code`,
)

/** $1 company, $2 ids. */
export const findBuyers = statement<{ id: string }>(
  'wallet-gift-cards.find-buyers',
  'select id from customers.customer_view where company_id = $1 and id = any($2::uuid[]) and not archived',
)
