import { type PaletteResult, queryClient } from '@platform/plugin-api/web'
import { say } from '@platform/ui'
import { wallet } from './client.ts'
import { messages } from './messages.ts'
import { walletPage } from './pages.ts'

const OFFERED = 6

/** Finds wallets by their customer, for the command palette. */
export async function searchWallets(text: string): Promise<readonly PaletteResult[]> {
  const { rows } = await queryClient.fetchQuery(
    wallet.list.queryOptions({ pageSize: OFFERED, ...(text === '' ? {} : { search: text }) }),
  )
  return rows.map(({ walletId, customerName, balance }) => ({
    id: walletId,
    label: customerName,
    hint: say(messages, 'palette.balance', { balance: balance.amount, currency: balance.currency }),
    href: walletPage.href({ walletId }),
  }))
}
