import { History, type HistoryItem, useMessages } from '@platform/ui'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { alwaysFresh, type WalletChange, wallet } from '../client.ts'
import { messages } from '../messages.ts'
import { useFormatMoney } from '../use-format-money.ts'

/** Who froze the wallet or let it below zero, and why. Nothing where nobody did. */
export function WalletChanges({ walletId }: { walletId: string }): ReactNode {
  const t = useMessages(messages)
  const format = useFormatMoney()
  const { data } = useQuery(wallet.changes.queryOptions({ walletId }, alwaysFresh))
  const itemOf = (change: WalletChange): HistoryItem => {
    const facts = { id: change.id, at: change.at, who: change.who ?? undefined }
    if (change.what === 'overdraft')
      return { ...facts, title: t('changes.overdraft', { limit: format(change.overdraft) }) }
    return {
      ...facts,
      title: t('changes.status', { status: t(`status.${change.status}`) }),
      detail: change.note ?? undefined,
    }
  }
  return <History title={t('changes.title')} items={(data?.changes ?? []).map(itemOf)} />
}
