export const en = {
  'cards.title': 'Gift cards',
  'source.giftCard': 'Gift card',
  'redeem.action': 'Redeem gift card',
}
