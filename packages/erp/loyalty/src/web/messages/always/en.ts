export const en = {
  'points.title': 'Loyalty points',
  'rules.title': 'Loyalty points',
  'rules.hint': 'What a point costs, and how long points last',
  'check.loyalty.balances-agree': 'Loyalty points are the sum of their movements',
}
