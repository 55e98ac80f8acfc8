import type { AccountType } from '../../journal/account-roles.ts'

/** Every type of account, in the order of a balance sheet and an income statement. */
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
] as const satisfies readonly AccountType[]

/** The type of that name, for what a select answers. */
export function accountTypeNamed(name: string | null): AccountType | null {
  return accountTypes.find((type) => type === name) ?? null
}
