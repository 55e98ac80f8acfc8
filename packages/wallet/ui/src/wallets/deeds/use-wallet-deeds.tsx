import { useMay } from '@platform/plugin-api/web'
import { type DocumentAction, useMessages } from '@platform/ui'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { type WalletRow, wallet } from '../../client.ts'
import { messages } from '../../messages.ts'
import { AdjustDialog } from './adjust-dialog.tsx'
import { FreezeDialog } from './freeze-dialog.tsx'
import { GrantDialog } from './grant-dialog.tsx'
import { HoldDialog } from './hold-dialog.tsx'
import { OverdraftDialog } from './overdraft-dialog.tsx'
import { TransferDialog } from './transfer-dialog.tsx'

const dialogs = {
  adjust: AdjustDialog,
  grant: GrantDialog,
  hold: HoldDialog,
  transfer: TransferDialog,
  freeze: FreezeDialog,
  overdraft: OverdraftDialog,
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
