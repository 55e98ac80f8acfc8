export const en = {
  'app.label': 'E-Wallet',
  'app.hint': 'Customers’ credit, and where it came from',
  'nav.wallets': 'Wallets',
  'source.wallet': 'Wallet credit',
  'source.creditNote': 'Credit note',
  'palette.heading': 'Wallets',
  'palette.balance': 'Balance {{balance, money}}',
  'plugin.name': 'Customer wallet',
  'nav.applyCredit': 'Apply credit',
  'apply.title': 'Apply wallet credit',
  'settings.title': 'Wallets',
  'settings.hint': 'Transfers, overdrafts, expiry and expected breakage',
}
