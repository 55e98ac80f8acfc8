import { defineExtensionPoint } from '@platform/plugin-api'

/** What an account is in the balance sheet or the income statement. */
export const accountTypes = [
  'asset_receivable',
  'asset_cash',
  'asset_current',
  'asset_fixed',
  'liability_current',
  'equity',
  'income',
  'income_contra',
  'expense',
] as const

export type AccountType = (typeof accountTypes)[number]

/** A part that an account plays for a plugin, and the account that plays it in a new company. */
export interface AccountRole {
  /** 'receivable'; a plugin's begin with its own id: 'wallet.deposits'. */
  readonly id: string
  /** For settings: 'Customers owe us'. */
  readonly title: string
  readonly type: AccountType
  /** Of the account made for it. Where another has the code, the next free one is taken. */
  readonly code: string
  /** Of the account made for it. */
  readonly name: string
  /** Whether its items stay open until they are matched. */
  readonly matchable?: boolean
  /** A control account is explained by a sub-ledger; nobody posts to it by hand. */
  readonly control?: boolean
}

/** Accounts that plugins post to. Every company has one for each. Owned by accounting. */
export const accountRoles = defineExtensionPoint<AccountRole>('accounting.accountRoles')

/** Those of the ERP itself. */
export const ownAccountRoles: readonly AccountRole[] = [
  { id: 'cash', title: 'Cash', type: 'asset_cash', code: '1000', name: 'Cash' },
  { id: 'bank', title: 'Bank', type: 'asset_cash', code: '1010', name: 'Bank' },
  {
    id: 'outstanding_receipts',
    title: 'Received, and not on a bank statement yet',
    type: 'asset_current',
    code: '1020',
    name: 'Outstanding receipts',
  },
  {
    id: 'outstanding_payments',
    title: 'Sent, and not on a bank statement yet',
    type: 'asset_current',
    code: '1030',
    name: 'Outstanding payments',
  },
  {
    id: 'card_settlement',
    title: 'Cards taken, and not paid out by the acquirer yet',
    type: 'asset_current',
    code: '1040',
    name: 'Card settlement receivable',
  },
  {
    id: 'pos_clearing',
    title: 'Sales at the till on their way to cash, card and wallet',
    type: 'asset_current',
    code: '1050',
    name: 'POS clearing',
  },
  {
    id: 'receivable',
    title: 'What customers owe on invoices',
    type: 'asset_receivable',
    code: '1100',
    name: 'Accounts receivable',
    matchable: true,
    control: true,
  },
  { id: 'tax_payable', title: 'Tax on sales', type: 'liability_current', code: '2100', name: 'Tax payable' },
  {
    id: 'migration_equity',
    title: 'The other side of opening balances',
    type: 'equity',
    code: '3900',
    name: 'Opening balances (migration)',
  },
  { id: 'sales', title: 'Sales', type: 'income', code: '4000', name: 'Sales' },
  {
    id: 'sales_returns',
    title: 'Sales given back',
    type: 'income_contra',
    code: '4100',
    name: 'Sales returns and allowances',
  },
  { id: 'bank_charges', title: 'Bank charges', type: 'expense', code: '6300', name: 'Bank charges' },
  {
    id: 'write_off',
    title: 'Small differences written off',
    type: 'expense',
    code: '6400',
    name: 'Receivables written off',
  },
  {
    id: 'cash_differences',
    title: 'What a count of the till finds too much or too little',
    type: 'expense',
    code: '6500',
    name: 'Cash differences',
  },
  { id: 'cash_rounding', title: 'Cash rounding', type: 'expense', code: '6510', name: 'Cash rounding' },
  {
    id: 'exchange_difference',
    title: 'Gains and losses by exchange rates',
    type: 'expense',
    code: '6600',
    name: 'Exchange differences',
  },
]
