/** What a company chooses for its wallets. */
export const settings = {
  'settings.save': 'Save',
  'settings.saved': 'The settings of wallets are saved.',
  'settings.transfers': 'Credit may move from one customer to another',
  'settings.transfersHint': 'Promotional credit always stays with its customer.',
  'settings.overdraft': 'Wallets may be let below zero',
  'settings.overdraftHint': 'Each by its own limit. Turning it off leaves the limits that are set.',
  'settings.reminder': 'Days before credit expires, to remind its customer',
  'settings.reminderHint': 'An e-mail, once for each credit. Zero for never.',
  'settings.breakageRefunds': 'Refund credit expected never to be used',
  'settings.breakageGiftCards': 'Gift card credit expected never to be used',
  'settings.breakageHint':
    'Becomes income month by month, in step with what is used. Zero for none. Credit that was paid in can be paid out again, so none of it is expected to be left.',
} as const
