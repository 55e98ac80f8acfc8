import { EntryOnDemand } from '@erp/accounting/web'
import { Stack, Text, Textarea } from '@mantine/core'
import { useIdempotencyKey, useMay, useSession } from '@platform/plugin-api/web'
import { ErrorAlert, Loaded, MoneyText, splitHref, Totals, useMessages } from '@platform/ui'
import { IconPrinter } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { invalidateSetUp, pointOfSale } from '../../client.ts'
import { messages } from '../../messages.ts'
import { tillsPage } from '../../pages.ts'
import { keep } from '../basket/kept.ts'
import classes from '../dialogs/dialogs.module.css'
import { TillButton } from '../dialogs/till-button.tsx'
import { TillModal } from '../dialogs/till-modal.tsx'
import { ReceiptRoll } from '../receipt/receipt-roll.tsx'
import { useTill } from '../till-context.ts'
import type { SessionReport } from '../till-types.ts'
import { CashCount } from './cash-count.tsx'
import { ReportPaper } from './report-paper.tsx'

/** The end of the day: count, see what is missing or too much, close, and take the Z report. */
export function CloseDialog(): ReactNode {
  const t = useMessages(messages)
  const navigate = useNavigate()
  const { sessionId } = useTill()
  const companyId = useSession().company.id
  const query = useQuery(pointOfSale.sessions.report.queryOptions({ sessionId }, { staleTime: 0 }))
  const [closed, setClosed] = useState<SessionReport | null>(null)

  function leave() {
    keep(`erp.till.${companyId}.${sessionId}.basket`, null)
    void invalidateSetUp()
    void navigate(splitHref(tillsPage.href()))
  }

  if (closed !== null)
    return (
      <TillModal title={t('close.done')} size="md" onClose={leave}>
        <Stack gap="md">
          <ReportPaper report={closed} />
          <ReceiptRoll>
            <ReportPaper report={closed} />
          </ReceiptRoll>
          <TillButton onClick={() => print()}>
            <IconPrinter size={20} aria-hidden="true" />
            {t('report.print')}
          </TillButton>
          <TillButton primary data-autofocus onClick={leave}>
            {t('close.leave')}
          </TillButton>
        </Stack>
      </TillModal>
    )
  return (
    <TillModal title={t('close.title')} size="lg">
      <Loaded query={query} messages={messages}>
        {(report) => <CloseForm report={report} onClosed={setClosed} />}
      </Loaded>
    </TillModal>
  )
}

function CloseForm({
  report,
  onClosed,
}: {
  report: SessionReport
  onClosed: (report: SessionReport) => void
}): ReactNode {
  const t = useMessages(messages)
  const { basket, currency, sessionId } = useTill()
  const [key] = useIdempotencyKey()
  const [counted, setCounted] = useState<bigint | null>(null)
  const [note, setNote] = useState('')
  // Who counts the drawer need not read the books; who reads them may want to see first.
  const mayReadBooks = useMay('accounting.read-books')
  const close = useMutation(pointOfSale.sessions.close.mutationOptions({ onSuccess: onClosed }))
  const expected = BigInt(report.cash.expected.amount)
  const difference = counted === null ? 0n : counted - expected
  const isDifferent = counted !== null && difference !== 0n

  function submit() {
    if (counted === null) return
    close.mutate({ idempotencyKey: key, sessionId, countedCash: counted.toString(), note })
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack gap="md">
        {basket.lines.length > 0 && <Text>{t('close.basketLeft')}</Text>}
        <CashCount label={t('close.counted')} currency={currency} value={counted} onChange={setCounted} />
        {counted !== null && (
          <Totals
            fill
            rows={[
              { label: t('report.expected'), money: report.cash.expected },
              { label: t('report.counted'), money: { amount: counted, currency } },
            ]}
          />
        )}
        {isDifferent && (
          <>
            <p className={classes['change']} role="status">
              {difference > 0n ? t('close.over') : t('close.missing')}{' '}
              <MoneyText value={{ amount: difference > 0n ? difference : -difference, currency }} strong />
            </p>
            <Textarea
              label={t('close.note')}
              description={t('close.noteHint')}
              autosize
              minRows={2}
              maxLength={500}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          </>
        )}
        {counted !== null && mayReadBooks && (
          <EntryOnDemand
            title={t('close.entry')}
            asked={pointOfSale.sessions.previewClose.queryOptions({
              sessionId,
              countedCash: counted.toString(),
            })}
          />
        )}
        <ErrorAlert error={close.error} messages={messages} />
        <TillButton type="submit" primary disabled={counted === null} pending={close.isPending}>
          {t('close.submit')}
        </TillButton>
      </Stack>
    </form>
  )
}
