/** Who may do what, as the list of permissions says it. */
export const permissions = {
  'permission.point-of-sale.sell': 'Sell at the till',
  'permission.point-of-sale.run-sessions': 'Open and close sessions of a till',
  'permission.point-of-sale.read': 'See orders and sessions of the tills',
  'permission.point-of-sale.discount': 'Give discounts at the till',
  'permission.point-of-sale.override-prices': 'Change prices at the till',
  'permission.point-of-sale.refund': 'Give refunds at the till',
  'permission.point-of-sale.move-cash': 'Put cash into the drawer and take it out',
  'permission.point-of-sale.undo-recharges': 'Undo a mistyped recharge',
  'permission.point-of-sale.vouch': 'Vouch for a customer who shows no proof',
  'permission.point-of-sale.configure': 'Set up registers and the point of sale',
} as const
