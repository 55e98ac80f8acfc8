import { Refusal } from '@platform/plugin-api'

export const noSuchCode = () =>
  new Refusal({
    kind: 'missing',
    code: 'gift_card_not_found',
    message: 'Gift card not found. Compare the code with the card, character by character.',
  })

export const noSuchCard = () =>
  new Refusal({ kind: 'missing', code: 'unknown_gift_card', message: 'There is no such gift card.' })

export const cardExpired = (expiresOn: string) =>
  new Refusal({
    kind: 'conflict',
    code: 'gift_card_expired',
    message: `Gift card expired: it could be redeemed until ${expiresOn}.`,
    facts: { expiresOn },
  })

export const cardRedeemed = () =>
  new Refusal({
    kind: 'conflict',
    code: 'gift_card_redeemed',
    message: 'Gift card already redeemed. Its credit is in a wallet.',
  })

export const cardCancelled = () =>
  new Refusal({
    kind: 'conflict',
    code: 'gift_card_cancelled',
    message: 'This gift card was cancelled, and its money given back.',
  })

export const lastDayPast = (today: string) =>
  new Refusal({
    kind: 'invalid',
    code: 'last_day_past',
    message: 'That day is over. Choose today or a later day, or none.',
    facts: { field: 'expiresOn', today },
  })

export const noMoneyJournal = () =>
  new Refusal({
    kind: 'invalid',
    code: 'no_money_journal',
    message: 'Choose an active cash or bank journal: where the money for the card went to.',
    facts: { field: 'journalId' },
  })

export const noSuchBuyer = () =>
  new Refusal({
    kind: 'missing',
    code: 'unknown_customer',
    message: 'There is no such customer.',
    facts: { field: 'buyerId' },
  })
