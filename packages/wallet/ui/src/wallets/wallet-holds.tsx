import { EntryOnDemand } from '@erp/accounting/web'
import { Button, Group } from '@mantine/core'
import { newIdempotencyKey, useMay, useSession } from '@platform/plugin-api/web'
import {
  type Column,
  DataTable,
  dateColumn,
  dayIn,
  formatDay,
  Loaded,
  moneyColumn,
  notifyDone,
  notifyFailure,
  onDemand,
  Section,
  textColumn,
  useConfirm,
  useLocale,
  useMessages,
} from '@platform/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { alwaysFresh, hasLapsed, invalidateWallets, type WalletHold, wallet } from '../client.ts'
import { messages } from '../messages.ts'
import { useFormatMoney } from '../use-format-money.ts'

const CaptureDialog = onDemand(() =>
  import('./deeds/capture-dialog.tsx').then((module) => module.CaptureDialog),
)

/** What is reserved of a wallet, for what, by whom and until when; from here it is spent or released. */
export function WalletHolds({ walletId }: { walletId: string }): ReactNode {
  const t = useMessages(messages)
  const query = useQuery(wallet.holds.queryOptions({ walletId }, alwaysFresh))
  const [captured, setCaptured] = useState<WalletHold | null>(null)
  const columns = useColumns(setCaptured)
  return (
    <Section title={t('holds.title')} flush>
      <Loaded query={query} messages={messages}>
        {({ holds }) => (
          <DataTable label={t('holds.title')} columns={columns} rows={holds} rowId={(hold) => hold.holdId} />
        )}
      </Loaded>
      {captured && <CaptureDialog hold={captured} onClose={() => setCaptured(null)} />}
    </Section>
  )
}

function useColumns(capture: (hold: WalletHold) => void): readonly Column<WalletHold>[] {
  const t = useMessages(messages)
  const { timeZone } = useSession().company
  const mayUse = useMay('wallet.hold')
  const columns: readonly Column<WalletHold>[] = [
    textColumn({
      id: 'purpose',
      header: t('holds.purpose'),
      text: ({ note }) => note ?? t('holds.ofShop'),
      phone: 'title',
    }),
    dateColumn({
      id: 'placed',
      header: t('holds.placed'),
      date: ({ placedAt }) => dayIn(timeZone, new Date(placedAt)),
    }),
    textColumn({ id: 'who', header: t('holds.who'), text: ({ placedBy }) => placedBy }),
    dateColumn({ id: 'until', header: t('holds.until'), date: ({ lastDay }) => lastDay }),
    moneyColumn({
      id: 'amount',
      header: t('holds.amount'),
      money: ({ amount }) => amount,
      phone: 'detail',
    }),
    moneyColumn({ id: 'left', header: t('holds.left'), money: ({ left }) => left, phone: 'end' }),
  ]
  if (!mayUse) return columns
  return [
    ...columns,
    {
      id: 'deeds',
      header: t('holds.deeds'),
      align: 'end',
      cell: (hold) => <HoldDeeds hold={hold} onCapture={() => capture(hold)} />,
    },
  ]
}

function HoldDeeds({ hold, onCapture }: { hold: WalletHold; onCapture: () => void }): ReactNode {
  const t = useMessages(messages)
  const format = useFormatMoney()
  const locale = useLocale()
  const { timeZone } = useSession().company
  const ask = useConfirm()
  const [idempotencyKey] = useState(newIdempotencyKey)
  const { customerId, holdId } = hold
  const amount = format(hold.left)
  const of = { amount, date: formatDay(dayIn(timeZone, new Date(hold.placedAt)), locale) }
  const release = useMutation(
    wallet.releaseHold.mutationOptions({
      onSuccess: (answer) => {
        void invalidateWallets()
        const lapsed = format(answer.lapsed)
        notifyDone(t(hasLapsed(answer) ? 'release.doneLapsed' : 'release.done', { amount, lapsed }))
      },
      onError: (error) => notifyFailure(error, messages),
    }),
  )
  async function askAndRelease() {
    const agreed = await ask({
      title: t('release.title', { amount }),
      body: t('release.body'),
      confirmLabel: t('release.action'),
      details: (
        <EntryOnDemand
          title={t('deed.entry')}
          asked={wallet.previewRelease.queryOptions({ customerId, holdId })}
        />
      ),
    })
    if (agreed) release.mutate({ customerId, holdId, idempotencyKey })
  }
  return (
    <Group gap="xs" justify="flex-end" wrap="nowrap">
      <Button
        size="compact-sm"
        variant="subtle"
        loading={release.isPending}
        aria-label={t('release.of', of)}
        onClick={() => void askAndRelease()}
      >
        {t('release.action')}
      </Button>
      <Button size="compact-sm" variant="default" aria-label={t('capture.of', of)} onClick={onCapture}>
        {t('capture.action')}
      </Button>
    </Group>
  )
}
