import type { AccountType } from '../journal/account-roles.ts'

const roots = {
  asset_receivable: 'Assets',
  asset_cash: 'Assets',
  asset_current: 'Assets',
  asset_fixed: 'Assets',
  liability_current: 'Liabilities',
  equity: 'Equity',
  income: 'Income',
  income_contra: 'Income',
  expense: 'Expenses',
} as const satisfies Record<AccountType, string>

/** The five heads under which hledger, Ledger and Beancount all expect accounts. */
export function accountRoot(type: AccountType): string {
  return roots[type]
}

/** One line without anything invisible: control characters and spaces of every kind become single spaces. */
export function onOneLine(text: string): string {
  return text.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim()
}
