import type { AccountRole, JournalRole } from '@erp/accounting'
import type { LotOrigin, OutcomePart } from '@wallet/ledger'

/**
 * The accounts that explain the wallets. `control`: only the wallet posts on them, so at any date their balance is
 * what the wallets say.
 */
export const walletAccountRoles = [
  {
    id: 'wallet.deposits',
    title: 'Customer deposits',
    type: 'liability_current',
    code: '2310',
    name: 'Customer deposits',
    control: true,
  },
  {
    id: 'wallet.promotional',
    title: 'Promotional credit',
    type: 'liability_current',
    code: '2320',
    name: 'Promotional credit',
    control: true,
  },
  {
    id: 'wallet.gift_cards',
    title: 'Gift cards',
    type: 'liability_current',
    code: '2330',
    name: 'Gift cards sold',
    control: true,
  },
  {
    id: 'wallet.unclaimed',
    title: 'Unclaimed property',
    type: 'liability_current',
    code: '2340',
    name: 'Unclaimed property',
  },
  {
    id: 'wallet.overdrafts',
    title: 'Wallet overdrafts',
    type: 'asset_current',
    code: '1240',
    name: 'Wallet overdrafts',
    control: true,
  },
  {
    id: 'wallet.discounts',
    title: 'Promotional discounts',
    type: 'income_contra',
    code: '4190',
    name: 'Promotional discounts',
  },
  {
    id: 'wallet.adjustments',
    title: 'Wallet adjustments',
    type: 'expense',
    code: '6590',
    name: 'Wallet adjustments',
  },
  { id: 'wallet.breakage', title: 'Breakage income', type: 'income', code: '4910', name: 'Breakage income' },
  {
    id: 'wallet.expected_breakage',
    title: 'Expected breakage',
    type: 'liability_current',
    code: '2390',
    name: 'Expected breakage',
    control: true,
  },
] as const satisfies readonly AccountRole[]

/** The journal with "Is wallet journal". */
export const walletJournalRole = {
  id: 'wallet',
  title: 'Is wallet journal',
  type: 'general',
  code: 'WAL',
  name: 'Customer wallets',
} as const satisfies JournalRole

/** Which control account keeps which class of credit. */
export const accountRoleOf = {
  paid: 'wallet.deposits',
  refund: 'wallet.deposits',
  gift_card: 'wallet.deposits',
  promotional: 'wallet.promotional',
  overdraft: 'wallet.overdrafts',
} as const satisfies Record<LotOrigin | OutcomePart['origin'], string>
