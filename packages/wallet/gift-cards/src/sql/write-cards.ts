import { setStatement } from '@platform/database'

/** $1 company, $2 its currency, $3 the day of the sale. */
export const insertCards = setStatement(
  'wallet-gift-cards.insert-cards',
  {
    given: 3,
    sets: {
      sold: {
        id: 'uuid',
        code_mac: 'bytea',
        code_end: 'text',
        amount: 'bigint',
        expires_on: 'date',
        buyer_id: 'uuid',
        note: 'text',
        journal_id: 'uuid',
        sale_key: 'uuid',
        sale_hash: 'bytea',
        actor_id: 'uuid',
      },
    },
  },
  ({
    sold,
  }) => `insert into wallet_gift_cards.card (company_id, currency, sold_on, id, code_mac, code_end, amount, expires_on,
            buyer_id, note, journal_id, sale_key, sale_hash, actor_id)
     select $1, $2, $3::date, sold.* from ${sold.rows} as sold`,
  { retryOn: ['card_sale_key'] },
)

/** $1 company. Cards end once: see the trigger. */
export const insertEnds = setStatement(
  'wallet-gift-cards.insert-ends',
  {
    given: 1,
    sets: {
      ended: {
        card_id: 'uuid',
        how: 'wallet_gift_cards.card_state',
        id: 'uuid',
        customer_id: 'uuid',
        ended_on: 'date',
        note: 'text',
        idempotency_key: 'uuid',
        request_hash: 'bytea',
        actor_id: 'uuid',
      },
    },
  },
  ({ ended }) => `with changed as (
     update wallet_gift_cards.card set state = ended.how
       from ${ended.rows} as ended
      where card.company_id = $1 and card.id = ended.card_id
   )
   insert into wallet_gift_cards.card_end (company_id, card_id, how, id, customer_id, ended_on, note, idempotency_key,
          request_hash, actor_id)
   select $1, ended.* from ${ended.rows} as ended`,
)
