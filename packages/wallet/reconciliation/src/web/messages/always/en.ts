export const en = {
  'nav.reconciliation': 'Reconciliation',
  'plugin.name': 'Wallet reconciliation',
}
