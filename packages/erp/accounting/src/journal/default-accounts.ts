import type { AccountType } from './account-roles.ts'

/** Accounts of a new company that no program posts to by itself, so that the chart is one an accountant can work with. */
export const defaultAccounts: readonly {
  readonly code: string
  readonly name: string
  readonly type: AccountType
}[] = [
  { code: '1200', name: 'Prepaid expenses', type: 'asset_current' },
  { code: '1300', name: 'Inventory', type: 'asset_current' },
  { code: '1500', name: 'Furniture and equipment', type: 'asset_fixed' },
  { code: '1590', name: 'Accumulated depreciation', type: 'asset_fixed' },
  { code: '2000', name: 'Accounts payable', type: 'liability_current' },
  { code: '2400', name: 'Accrued liabilities', type: 'liability_current' },
  { code: '3000', name: 'Share capital', type: 'equity' },
  { code: '3100', name: 'Retained earnings', type: 'equity' },
  { code: '4800', name: 'Other income', type: 'income' },
  { code: '5000', name: 'Cost of goods sold', type: 'expense' },
  { code: '6000', name: 'Wages and salaries', type: 'expense' },
  { code: '6100', name: 'Rent', type: 'expense' },
  { code: '6200', name: 'Office and general expenses', type: 'expense' },
  { code: '6700', name: 'Depreciation', type: 'expense' },
]
