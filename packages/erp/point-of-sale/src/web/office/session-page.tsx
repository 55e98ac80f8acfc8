import { journalEntryPage } from '@erp/accounting/web'
import { useMay, usePageParams } from '@platform/plugin-api/web'
import { AppLink, ButtonLink, DateText, DocumentPage, Loaded, TimeText, useMessages } from '@platform/ui'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { pointOfSale } from '../client.ts'
import { messages } from '../messages.ts'
import { ordersPage, sessionPage, sessionsPage, tillPage } from '../pages.ts'
import { ReceiptRoll } from '../till/receipt/receipt-roll.tsx'
import { ReportPaper } from '../till/session/report-paper.tsx'
import type { SessionReport } from '../till/till-types.ts'
import classes from './office.module.css'

/** One session with its X report, or the Z report that closed it. */
export function SessionPage(): ReactNode {
  const { sessionId } = usePageParams(sessionPage)
  const query = useQuery(pointOfSale.sessions.report.queryOptions({ sessionId }))
  return (
    <Loaded query={query} as="document" messages={messages}>
      {(report) => <SessionDocument report={report} />}
    </Loaded>
  )
}

function SessionDocument({ report }: { report: SessionReport }): ReactNode {
  const t = useMessages(messages)
  const maySell = useMay('point-of-sale.sell')
  const { session } = report
  const isOpen = session.closedAt === null
  return (
    <>
      <DocumentPage
        trail={[{ label: t('sessions.title'), href: sessionsPage.href() }]}
        title={session.name}
        subtitle={report.register.name}
        steps={{
          all: [
            { id: 'open', label: t('session.open') },
            { id: 'closed', label: t('session.closed') },
          ],
          current: isOpen ? 'open' : 'closed',
        }}
        actions={[{ id: 'print', label: t('report.print'), kind: 'default', run: () => print() }]}
        facts={[
          { label: t('report.day'), value: <DateText date={session.businessDate} /> },
          { label: t('report.opened'), value: <TimeText at={session.openedAt} /> },
          { label: t('session.openedBy'), value: session.openedBy },
          { label: t('report.closed'), value: session.closedAt && <TimeText at={session.closedAt} /> },
          { label: t('session.closedBy'), value: session.closedBy },
          {
            label: t('session.entry'),
            value: session.entryId && (
              <AppLink href={journalEntryPage.href({ entryId: session.entryId })}>
                {t('session.seeEntry')}
              </AppLink>
            ),
          },
          {
            label: t('session.orders'),
            value: (
              <AppLink href={ordersPage.href({}, { sessionId: session.id })}>
                {t('session.seeOrders', { count: report.receipts })}
              </AppLink>
            ),
          },
        ]}
      >
        <div className={classes['report']}>
          <ReportPaper report={report} />
        </div>
        {isOpen && maySell && (
          <ButtonLink href={tillPage.href({ sessionId: session.id })} variant="default">
            {t('session.goToTill')}
          </ButtonLink>
        )}
      </DocumentPage>
      <ReceiptRoll>
        <ReportPaper report={report} />
      </ReceiptRoll>
    </>
  )
}
