import { RolesOfPlugin } from '@erp/accounting/web'
import { Stack, Switch } from '@mantine/core'
import { useSession } from '@platform/plugin-api/web'
import { PluginSwitch } from '@platform/plugin-host/web'
import {
  DecimalInput,
  DocumentPage,
  Fields,
  Loaded,
  notifyDone,
  problemOfField,
  useMessages,
} from '@platform/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, Suspense, useState } from 'react'
import { invalidateWallets, type WalletSettings, wallet } from '../client.ts'
import { messages } from '../messages.ts'

const MOST_DAYS = 365n
/** In hundredths of a percent: that nearly nothing is ever used is no expectation. */
const LARGEST_SHARE = 9_000n

/** Settings > Wallet: what a company chooses for all of them. */
export function WalletSettingsPage(): ReactNode {
  const t = useMessages(messages)
  if (useSession().plugins.includes('wallet')) return <SettingsWhileOn />
  return (
    <DocumentPage title={t('settings.title')} actions={[]}>
      <PluginSwitch pluginId="wallet" />
    </DocumentPage>
  )
}

function SettingsWhileOn(): ReactNode {
  const query = useQuery(wallet.settings.queryOptions())
  return (
    <Loaded query={query} as="document" messages={messages}>
      {(settings) => <SettingsForm settings={settings} />}
    </Loaded>
  )
}

function SettingsForm({ settings }: { settings: WalletSettings }): ReactNode {
  const t = useMessages(messages)
  const [transfersAllowed, setTransfersAllowed] = useState(settings.transfersAllowed)
  const [overdraftAllowed, setOverdraftAllowed] = useState(settings.overdraftAllowed)
  const [days, setDays] = useState<bigint | null>(BigInt(settings.expiryReminderDays))
  const [refunds, setRefunds] = useState<bigint | null>(BigInt(settings.breakageOfRefunds))
  const [giftCards, setGiftCards] = useState<bigint | null>(BigInt(settings.breakageOfGiftCards))
  const change = useMutation(
    wallet.changeSettings.mutationOptions({
      onSuccess: () => {
        void invalidateWallets()
        notifyDone(t('settings.saved'))
      },
    }),
  )
  const isWhole = days !== null && refunds !== null && giftCards !== null
  function save() {
    if (isWhole)
      change.mutate({
        transfersAllowed,
        overdraftAllowed,
        expiryReminderDays: Number(days),
        breakageOfRefunds: Number(refunds),
        breakageOfGiftCards: Number(giftCards),
      })
  }
  return (
    <DocumentPage
      title={t('settings.title')}
      actions={[
        {
          id: 'save',
          label: t('settings.save'),
          kind: 'primary',
          run: save,
          pending: change.isPending,
          disabled: !isWhole,
        },
      ]}
      saving={change}
      error={change.error}
      messages={messages}
    >
      <Stack p="md" gap="md">
        <Switch
          label={t('settings.transfers')}
          description={t('settings.transfersHint')}
          checked={transfersAllowed}
          onChange={(event) => setTransfersAllowed(event.currentTarget.checked)}
        />
        <Switch
          label={t('settings.overdraft')}
          description={t('settings.overdraftHint')}
          checked={overdraftAllowed}
          onChange={(event) => setOverdraftAllowed(event.currentTarget.checked)}
        />
      </Stack>
      <Fields>
        <DecimalInput
          label={t('settings.reminder')}
          description={t('settings.reminderHint')}
          digits={0}
          min={0n}
          max={MOST_DAYS}
          value={days}
          onChange={setDays}
          error={problemOfField(change.error, 'expiryReminderDays')}
        />
        <ShareInput
          label={t('settings.breakageRefunds')}
          value={refunds}
          onChange={setRefunds}
          error={problemOfField(change.error, 'breakageOfRefunds')}
        />
        <ShareInput
          label={t('settings.breakageGiftCards')}
          value={giftCards}
          onChange={setGiftCards}
          error={problemOfField(change.error, 'breakageOfGiftCards')}
        />
      </Fields>
      <Stack p="md" gap="md">
        <Suspense fallback={null}>
          <RolesOfPlugin title={t('books.title')} pluginId="wallet" />
        </Suspense>
        <PluginSwitch pluginId="wallet" />
      </Stack>
    </DocumentPage>
  )
}

/** A share in percent, with two decimals. */
function ShareInput(props: {
  label: string
  value: bigint | null
  onChange: (share: bigint | null) => void
  error: string | undefined
}): ReactNode {
  const t = useMessages(messages)
  return (
    <DecimalInput
      {...props}
      description={t('settings.breakageHint')}
      digits={2}
      min={0n}
      max={LARGEST_SHARE}
      unit="%"
    />
  )
}
