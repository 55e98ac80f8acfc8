import { Stack } from '@mantine/core'
import { Loaded, useMessages } from '@platform/ui'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { pointOfSale } from '../../client.ts'
import { messages } from '../../messages.ts'
import { TillButton } from '../dialogs/till-button.tsx'
import { TillModal } from '../dialogs/till-modal.tsx'
import { ReceiptRoll } from '../receipt/receipt-roll.tsx'
import { useTill } from '../till-context.ts'
import { ReportPaper } from './report-paper.tsx'

/** Where the session stands, without closing it. */
export function ReportDialog(): ReactNode {
  const t = useMessages(messages)
  const { sessionId } = useTill()
  const query = useQuery(pointOfSale.sessions.report.queryOptions({ sessionId }, { staleTime: 0 }))
  return (
    <TillModal title={t('report.title.X')} size="md">
      <Loaded query={query} messages={messages}>
        {(report) => (
          <Stack gap="md">
            <ReportPaper report={report} />
            <TillButton onClick={() => print()}>
              <IconPrinter size={20} aria-hidden="true" />
              {t('report.print')}
            </TillButton>
            <ReceiptRoll>
              <ReportPaper report={report} />
            </ReceiptRoll>
          </Stack>
        )}
      </Loaded>
    </TillModal>
  )
}
