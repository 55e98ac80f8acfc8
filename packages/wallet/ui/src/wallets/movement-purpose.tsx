import { Text } from '@mantine/core'
import { money } from '@platform/money'
import { useMay } from '@platform/plugin-api/web'
import { AppLink, useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import type { WalletEntry } from '../client.ts'
import { messages } from '../messages.ts'
import { useFormatMoney } from '../use-format-money.ts'
import { documentHref, documentPermission, type WalletDocument } from './document-href.ts'
import classes from './wallets.module.css'

/** What a movement was for: its document, what was noted, and what it reserved. */
export function MovementPurpose({ entry }: { entry: WalletEntry }): ReactNode {
  const t = useMessages(messages)
  const format = useFormatMoney()
  const { document, note, heldChange } = entry
  const held = BigInt(heldChange.amount)
  // An invoice's own number stands in its link already.
  const noted = note !== null && note !== '' && note !== document?.number ? note : null
  return (
    <>
      {document && <DocumentLink document={document} />}
      {noted !== null && (
        <Text span size="sm" className={document ? (classes['note'] ?? '') : ''}>
          {noted}
        </Text>
      )}
      {held !== 0n && (
        <Text span className={classes['note'] ?? ''}>
          {t(held > 0n ? 'entries.reserved' : 'entries.released', {
            amount: format(money(held > 0n ? held : -held, heldChange.currency)),
          })}
        </Text>
      )}
    </>
  )
}

function DocumentLink({ document }: { document: WalletDocument }): ReactNode {
  const t = useMessages(messages)
  const { kind, number } = document
  const label = number === null ? t(`document.${kind}Draft`) : t(`document.${kind}`, { number })
  if (!useMay(documentPermission(kind))) return label
  return (
    <AppLink size="sm" href={documentHref(document)}>
      {label}
    </AppLink>
  )
}
