import { inScope, sqlCheck, sqlSentence, upTo } from '@platform/plugin-api'

// What cards did to the account, credit above zero: each was sold, and some have ended.
const byCards = `
  select card.company_id, card.id, card.id as card_id, card.sold_on as date, card.amount
    from wallet_gift_cards.card card where ${inScope('card')} and ${upTo('card.sold_on')}
  union all
  select ended.company_id, ended.id, ended.card_id, ended.ended_on, -card.amount
    from wallet_gift_cards.card_end ended
    join wallet_gift_cards.card card on card.company_id = ended.company_id and card.id = ended.card_id
   where ${inScope('ended')} and ${upTo('ended.ended_on')}`

const byBooks = `
  select item.company_id, item.entry_id as id, item.date, sum(item.credit - item.debit) as amount
    from accounting.account_role_view role
    join accounting.journal_item_view item using (company_id, account_id)
   where role.role = 'wallet.gift_cards' and ${inScope('item')} and ${upTo('item.date')}
   group by 1, 2, 3`

/** Every card has its entries on the account of gift cards, of its amount and day, and nothing else is on that account. */
export const cardsInBooks = sqlCheck(
  'wallet-gift-cards.in-books',
  'the account of gift cards holds exactly what the cards say, entry by entry',
  `select company_id,
          case when cards.card_id is null
               then ${sqlSentence('gift cards, journal entry {{entry}} on {{day, day}}', { entry: 'id', day: 'date' })}
               else ${sqlSentence('gift card {{card}} on {{day, day}}', { card: 'cards.card_id', day: 'date' })}
          end as subject,
          case when books.amount is distinct from cards.amount then
            case when books.amount is null
                   then ${sqlSentence('the books have nothing, the card has {{card, money}}', { card: 'cards.amount' })}
                 when cards.amount is null
                   then ${sqlSentence('the books have {{books, money}}, and no card has', { books: 'books.amount' })}
                 else ${sqlSentence('the books have {{books, money}}, the card has {{card, money}}', {
                   books: 'books.amount',
                   card: 'cards.amount',
                 })} end
          end as finding
     from (${byCards}) cards full join (${byBooks}) books using (company_id, id, date)`,
)

/** How a card stands is how it ended; what was redeemed is in the wallet it names. */
export const cardsEndedOnce = sqlCheck(
  'wallet-gift-cards.ended-once',
  'every gift card stands as it ended, and what was redeemed is credit of that customer',
  `select card.company_id, ${sqlSentence('gift card {{card}}', { card: 'card.id' })} as subject,
          case when card.state::text is distinct from coalesce(ended.how::text, 'active')
               then ${sqlSentence('it stands as {{state}}, and has ended as {{how}}', {
                 state: 'card.state::text',
                 how: "coalesce(ended.how::text, 'active')",
               })}
               when ended.how = 'redeemed' and wallets.amount is distinct from card.amount
               then ${sqlSentence('{{card, money}} were redeemed, the wallet has {{wallet, money}}', {
                 card: 'card.amount',
                 wallet: 'coalesce(wallets.amount, 0)',
               })} end as finding
     from wallet_gift_cards.card card
     left join wallet_gift_cards.card_end ended on ended.company_id = card.company_id and ended.card_id = card.id
     left join (
            select part.company_id, part.transaction_id as id, part.customer_id, sum(part.amount)::bigint as amount
              from wallet_gift_cards.card_end redeemed
              join wallet_books.part_view part
                on part.company_id = redeemed.company_id and part.transaction_id = redeemed.id
             group by 1, 2, 3) wallets
       on wallets.company_id = ended.company_id and wallets.id = ended.id and wallets.customer_id = ended.customer_id
    where ${inScope('card')}`,
)
