export const en = {
  'cards.title': 'Gift cards',
  'source.giftCard': 'Gift card',
}
