import { useMay } from '@platform/plugin-api/web'
import { type DocumentAction, onDemand, useMessages } from '@platform/ui'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { type WalletRow, wallet } from '../../client.ts'
import { messages } from '../../messages.ts'

const dialogs = {
  adjust: onDemand(() => import('./adjust-dialog.tsx').then((module) => module.AdjustDialog)),
  grant: onDemand(() => import('./grant-dialog.tsx').then((module) => module.GrantDialog)),
  hold: onDemand(() => import('./hold-dialog.tsx').then((module) => module.HoldDialog)),
  transfer: onDemand(() => import('./transfer-dialog.tsx').then((module) => module.TransferDialog)),
  freeze: onDemand(() => import('./freeze-dialog.tsx').then((module) => module.FreezeDialog)),
  overdraft: onDemand(() => import('./overdraft-dialog.tsx').then((module) => module.OverdraftDialog)),
} as const

/** What may be done to a wallet by hand, as actions of its page, and the form of the one that is being done. */
export function useWalletDeeds(row: WalletRow): { actions: readonly DocumentAction[]; dialog: ReactNode } {
  const t = useMessages(messages)
  const [opened, setOpened] = useState<keyof typeof dialogs | null>(null)
  const mayRead = useMay('wallet.read')
  const { data: settings } = useQuery(wallet.settings.queryOptions(undefined, { enabled: mayRead }))
  const hasCredit = BigInt(row.available.amount) > 0n
  const isOverdraftLimited = row.overdraft.amount !== '0'
  const Dialog = opened && dialogs[opened]
  const rare = (id: keyof typeof dialogs, permission: string, show = true): DocumentAction => ({
    id,
    label: t(`${id}.action`),
    kind: 'more',
    permission,
    show,
    run: () => setOpened(id),
  })
  return {
    actions: [
      {
        id: 'adjust',
        label: t('adjust.action'),
        permission: 'wallet.adjust',
        run: () => setOpened('adjust'),
      },
      rare('grant', 'wallet.grant'),
      rare('hold', 'wallet.hold', hasCredit),
      rare('transfer', 'wallet.transfer', settings?.transfersAllowed === true && hasCredit),
      rare('freeze', 'wallet.freeze'),
      rare('overdraft', 'wallet.set-floor', settings?.overdraftAllowed === true || isOverdraftLimited),
    ],
    dialog: Dialog && <Dialog wallet={row} onClose={() => setOpened(null)} />,
  }
}
