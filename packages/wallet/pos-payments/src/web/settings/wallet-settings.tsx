import { Button, Group, Stack, Switch } from '@mantine/core'
import { useMay, useSession } from '@platform/plugin-api/web'
import {
  ErrorAlert,
  Loaded,
  MoneyInput,
  notifyDone,
  Section,
  UnsavedChanges,
  useMessages,
} from '@platform/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { invalidateTillWallets, type WalletPosSettings, walletPos } from '../client.ts'
import { messages } from '../messages.ts'

/** Settings > Point of Sale: the wallet's own switch, and when proof is asked for. */
export function WalletSettings(): ReactNode {
  const t = useMessages(messages)
  const query = useQuery(walletPos.settings.queryOptions())
  return (
    <Section title={t('settings.title')}>
      <Loaded query={query} messages={messages}>
        {(settings) => <WalletSettingsForm settings={settings} />}
      </Loaded>
    </Section>
  )
}

function WalletSettingsForm({ settings }: { settings: WalletPosSettings }): ReactNode {
  const t = useMessages(messages)
  const { currency } = useSession().company
  const mayChange = useMay('wallet-pos.change-settings')
  const [enabled, setEnabled] = useState(settings.walletAtTill)
  const [proofAbove, setProofAbove] = useState(
    settings.proofAbove === null ? null : BigInt(settings.proofAbove),
  )
  const save = useMutation(
    walletPos.changeSettings.mutationOptions({
      onSuccess: () => {
        void invalidateTillWallets()
        notifyDone(t('settings.saved'))
      },
    }),
  )
  return (
    <UnsavedChanges saving={save}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate({
            walletAtTill: enabled,
            proofAbove: proofAbove?.toString() ?? null,
          })
        }}
      >
        <Stack gap="lg">
          <Switch
            label={t('settings.enabled')}
            description={t('settings.enabledHint')}
            checked={enabled}
            disabled={!mayChange}
            onChange={(event) => setEnabled(event.currentTarget.checked)}
          />
          <MoneyInput
            label={t('settings.proof')}
            description={t('settings.proofHint')}
            currency={currency}
            value={proofAbove}
            disabled={!mayChange}
            onChange={setProofAbove}
          />
          <ErrorAlert error={save.error} messages={messages} />
          {mayChange && (
            <Group>
              <Button type="submit" variant="default" loading={save.isPending}>
                {t('settings.save')}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
    </UnsavedChanges>
  )
}
