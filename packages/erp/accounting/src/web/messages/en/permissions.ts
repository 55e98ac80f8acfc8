/** Who may do what, as the list of permissions says it. */
export const permissions = {
  'permission.accounting.read-books': 'See accounts, journals and reports',
  'permission.accounting.post-entries': 'Post and reverse journal entries',
  'permission.accounting.change-chart': 'Change accounts and journals',
  'permission.accounting.open-balances': 'Take over opening balances',
  'permission.accounting.change-settings': 'Change the settings of accounting',
  'permission.accounting.set-lock-date': 'Lock a period',
  'permission.accounting.reopen-period': 'Open a locked period again',
  'permission.accounting.read-documents': 'See invoices, credit notes and payments',
  'permission.accounting.edit-invoices': 'Write drafts of invoices and credit notes',
  'permission.accounting.confirm-invoices': 'Confirm invoices and credit notes',
  'permission.accounting.edit-payments': 'Write drafts of payments',
  'permission.accounting.confirm-payments': 'Confirm and register payments',
  'permission.accounting.write-off': 'Write off small differences',
  'permission.accounting.cancel-payments': 'Cancel payments that came back',
} as const
