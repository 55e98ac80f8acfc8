import { Button, Group, Text } from '@mantine/core'
import { sessionChanged, useMay, useSession } from '@platform/plugin-api/web'
import {
  loadWords,
  nameOfPlugin,
  notifyDone,
  notifyFailure,
  Section,
  StatusBadge,
  useConfirm,
  useMessages,
} from '@platform/ui'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { host } from './client.ts'
import { messages } from './messages.ts'

// Pages of other plugins are made of this, too: its words travel with it.
void loadWords(messages)

/** Whether the company uses a plugin, and the button that changes it; part of the plugin's own settings. */
export function PluginSwitch({ pluginId }: { pluginId: string }): ReactNode {
  const t = useMessages(messages)
  const confirm = useConfirm()
  const { plugins, company } = useSession()
  const isOn = plugins.includes(pluginId)
  const plugin = nameOfPlugin(pluginId)
  const change = useMutation(
    host.plugins.switch.mutationOptions({
      onSuccess: async ({ on }) => {
        await sessionChanged()
        notifyDone(t(on ? 'switch.doneOn' : 'switch.doneOff', { plugin }))
      },
      onError: (error) => notifyFailure(error, messages),
    }),
  )
  async function turn() {
    if (isOn) {
      const sure = await confirm({
        title: t('switch.askOff', { plugin }),
        body: t('switch.askOffBody', { company: company.name }),
        confirmLabel: t('switch.turnOff'),
        danger: true,
      })
      if (!sure) return
    }
    change.mutate({ pluginId, on: !isOn })
  }
  if (!useMay('host.switch-plugins')) return null
  return (
    <Section title={t('switch.title')}>
      <Group justify="space-between" gap="md">
        <StatusBadge tone={isOn ? 'done' : 'stopped'} label={t(isOn ? 'switch.on' : 'switch.off')} />
        <Button variant={isOn ? 'default' : 'filled'} loading={change.isPending} onClick={() => void turn()}>
          {t(isOn ? 'switch.turnOff' : 'switch.turnOn')}
        </Button>
      </Group>
      {!isOn && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('switch.offHint')}
        </Text>
      )}
    </Section>
  )
}
