import type { AccountRole, JournalRole } from '@erp/accounting'

/** Where sessions, and the cash that moves in them, are booked. */
export const journalRole: JournalRole = {
  id: 'point-of-sale',
  title: 'Is point of sale journal',
  type: 'cash',
  code: 'POS',
  name: 'Point of sale',
}

/** The other side of cash paid in and out, until the accountant says what it was for. */
export const paidInAndOut: AccountRole = {
  id: 'point-of-sale.paid-in-and-out',
  title: 'Cash paid in and out at the till, not explained yet',
  type: 'asset_current',
  code: '1060',
  name: 'Till cash in and out',
}
