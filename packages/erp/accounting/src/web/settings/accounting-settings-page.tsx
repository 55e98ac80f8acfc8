import { fromWire } from '@platform/money'
import { useSession } from '@platform/plugin-api/web'
import {
  DocumentPage,
  Fields,
  Loaded,
  MoneyInput,
  notifyDone,
  problemOfField,
  useMessages,
} from '@platform/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { type Answers, accounting, invalidateChart } from '../client.ts'
import { messages } from '../messages.ts'

/** Settings > Accounting: what a company chooses for its books. */
export function AccountingSettingsPage(): ReactNode {
  const query = useQuery(accounting.settings.get.queryOptions())
  return (
    <Loaded query={query} as="document" messages={messages}>
      {(settings) => <SettingsForm settings={settings} />}
    </Loaded>
  )
}

function SettingsForm({ settings }: { settings: Answers['settings']['get'] }): ReactNode {
  const t = useMessages(messages)
  const { currency } = useSession().company
  const [tolerance, setTolerance] = useState<bigint | null>(fromWire(settings.writeOffTolerance).amount)
  const change = useMutation(
    accounting.settings.change.mutationOptions({
      onSuccess: () => {
        void invalidateChart()
        notifyDone(t('settings.saved'))
      },
    }),
  )
  return (
    <DocumentPage
      title={t('settings.title')}
      actions={[
        {
          id: 'save',
          label: t('settings.save'),
          kind: 'primary',
          permission: 'accounting.change-settings',
          disabled: tolerance === null,
          pending: change.isPending,
          run: () => tolerance !== null && change.mutate({ writeOffTolerance: tolerance.toString() }),
        },
      ]}
      saving={change}
      error={change.error}
      messages={messages}
    >
      <Fields>
        <MoneyInput
          label={t('settings.tolerance')}
          description={t('settings.toleranceHint')}
          currency={currency}
          sign="any"
          value={tolerance}
          onChange={setTolerance}
          error={problemOfField(change.error, 'writeOffTolerance')}
        />
      </Fields>
    </DocumentPage>
  )
}
