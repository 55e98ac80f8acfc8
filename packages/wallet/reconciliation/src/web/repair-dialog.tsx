import { Stack, Text } from '@mantine/core'
import { useSession } from '@platform/plugin-api/web'
import { DataTable, FormDialog, Loaded, MoneyText, notifyDone, textColumn, useMessages } from '@platform/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { invalidateWallets } from '@wallet/ui'
import type { ReactNode } from 'react'
import { invalidateRuns, type Repair, reconciliation } from './client.ts'
import { messages } from './messages.ts'

/** Shows which figures of a wallet would be rebuilt from its entries, and does it once that is agreed to. */
export function RepairDialog({ walletId, onClose }: { walletId: string; onClose: () => void }): ReactNode {
  const t = useMessages(messages)
  const query = useQuery(reconciliation.repairs.queryOptions({ walletId }, { staleTime: 0 }))
  const repair = useMutation(
    reconciliation.repair.mutationOptions({
      onSuccess: () => {
        void invalidateRuns()
        void invalidateWallets()
        notifyDone(t('repair.done'))
        onClose()
      },
    }),
  )
  const { data } = query
  const repairs = data?.repairs ?? []
  const possible = data?.obstacle === null && repairs.length > 0
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('repair.title')}
      submitLabel={t('repair.submit')}
      onSubmit={() => repair.mutate({ walletId, repairs })}
      pending={repair.isPending}
      disabled={!possible}
      error={repair.error}
      messages={messages}
    >
      <Loaded query={query} messages={messages}>
        {({ obstacle }) => (
          <Stack gap="md">
            <Text size="sm">
              {obstacle !== null
                ? t(`repair.obstacle.${obstacle}`)
                : t(repairs.length > 0 ? 'repair.body' : 'repair.nothing')}
            </Text>
            {possible && <RepairsTable repairs={repairs} />}
          </Stack>
        )}
      </Loaded>
    </FormDialog>
  )
}

function RepairsTable({ repairs }: { repairs: readonly Repair[] }): ReactNode {
  const t = useMessages(messages)
  const { currency } = useSession().company
  return (
    <DataTable
      label={t('repair.title')}
      rows={repairs}
      rowId={({ lot, figure }) => `${lot?.version} ${lot?.line} ${figure}`}
      columns={[
        textColumn({
          id: 'figure',
          header: t('repair.figure'),
          text: ({ lot, figure }: Repair) => t(`figure.${figure}`, { version: lot?.version }),
          phone: 'title',
        }),
        {
          id: 'stored',
          header: t('repair.stored'),
          align: 'end',
          cell: ({ stored }) => <MoneyText value={{ amount: stored, currency }} />,
        },
        {
          id: 'derived',
          header: t('repair.derived'),
          align: 'end',
          cell: ({ derived }) => <MoneyText value={{ amount: derived, currency }} strong />,
          phone: 'end',
        },
      ]}
    />
  )
}
