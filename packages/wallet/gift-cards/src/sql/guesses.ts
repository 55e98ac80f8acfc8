import { statement } from '@platform/database'

/**
 * $1 company, $2 user, $3 seconds: counts a guess and answers the guesses of its running span, this one included, and the
 * seconds until that span is over.
 */
export const countGuess = statement<{ guesses: number; seconds_left: number }>(
  'wallet-gift-cards.count-guess',
  `insert into wallet_gift_cards.guess as stored (company_id, user_id, guesses) values ($1, $2, 1)
   on conflict (company_id, user_id) do update set
     guesses = case when stored.begun_at <= now() - make_interval(secs => $3) then 1 else stored.guesses + 1 end,
     begun_at = case when stored.begun_at <= now() - make_interval(secs => $3) then now() else stored.begun_at end
   returning guesses, ceil(extract(epoch from begun_at + make_interval(secs => $3) - now()))::integer as seconds_left`,
)

/** $1 company, $2 user: what was counted was none. */
export const forgiveGuess = statement(
  'wallet-gift-cards.forgive-guess',
  'update wallet_gift_cards.guess set guesses = greatest(guesses - 1, 0) where company_id = $1 and user_id = $2',
)
