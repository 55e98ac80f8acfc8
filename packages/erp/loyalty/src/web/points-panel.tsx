import type { CustomerForPanels } from '@erp/customers/web'
import { Button, Text } from '@mantine/core'
import { useMay } from '@platform/plugin-api/web'
import { DataTable, Loaded, onDemand, Section, TimeText, useLocale, useMessages } from '@platform/ui'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { type LoyaltyAnswers, loyalty } from './client.ts'
import { messages } from './messages.ts'
import { formatPoints, PointsText } from './points-text.tsx'

const AdjustDialog = onDemand(() => import('./adjust-dialog.tsx').then((module) => module.AdjustDialog))

type Movement = LoyaltyAnswers['ofCustomer']['movements'][number]

/** The section "Loyalty points" of a customer's page. */
export function PointsPanel({ customer }: { customer: CustomerForPanels }): ReactNode {
  const t = useMessages(messages)
  const query = useQuery(loyalty.ofCustomer.queryOptions({ customerId: customer.id }))
  const mayAdjust = useMay('loyalty.adjust')
  const [adjusting, setAdjusting] = useState(false)
  return (
    <Section
      title={t('points.title')}
      actions={
        mayAdjust &&
        !customer.archived && (
          <Button size="compact-sm" variant="default" onClick={() => setAdjusting(true)}>
            {t('adjust.open')}
          </Button>
        )
      }
    >
      <Loaded query={query} messages={messages}>
        {({ points, movements }) =>
          movements.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('points.none')}
            </Text>
          ) : (
            <>
              <Text fw={600} mb="sm">
                <PointsText points={points} />
              </Text>
              <Movements movements={movements} />
            </>
          )
        }
      </Loaded>
      {adjusting && <AdjustDialog customer={customer} onClose={() => setAdjusting(false)} />}
    </Section>
  )
}

function Movements({ movements }: { movements: readonly Movement[] }): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  return (
    <DataTable
      label={t('points.title')}
      rows={movements}
      rowId={({ id }) => id}
      columns={[
        {
          id: 'what',
          header: t('movement.what'),
          cell: ({ kind, note }) => [t(`movement.${kind}`), note].filter(Boolean).join(' · '),
          phone: 'title',
        },
        { id: 'when', header: t('movement.when'), cell: ({ recordedAt }) => <TimeText at={recordedAt} /> },
        {
          id: 'points',
          header: t('field.points'),
          align: 'end',
          cell: ({ points }) => formatPoints(points, locale),
          phone: 'end',
        },
      ]}
    />
  )
}
