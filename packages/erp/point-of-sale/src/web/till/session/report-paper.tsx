import type { MoneyWire } from '@platform/money'
import { DateText, MoneyText, TimeText, useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import { messages } from '../../messages.ts'
import classes from '../receipt/receipt.module.css'
import type { SessionReport } from '../till-types.ts'
import { useMethodLook } from '../use-till-methods.ts'

/** The X or Z report as it is printed, 80 millimetres wide. */
export function ReportPaper({ report }: { report: SessionReport }): ReactNode {
  const t = useMessages(messages)
  const lookOf = useMethodLook()
  const { cash, session } = report
  return (
    <article className={classes['paper']} aria-label={t(`report.title.${report.kind}`)}>
      <header>
        <strong>{report.company.name}</strong>
      </header>
      <p className={classes['kind']}>{t(`report.title.${report.kind}`)}</p>
      <dl className={classes['facts']}>
        <Row label={t('report.register')}>
          <bdi>{report.register.name}</bdi>
        </Row>
        <Row label={t('report.session')}>
          <bdi>{session.name}</bdi>
        </Row>
        <Row label={t('report.day')}>
          <DateText date={session.businessDate} />
        </Row>
        <Row label={t('report.opened')}>
          <TimeText at={session.openedAt} />
        </Row>
        {session.closedAt && (
          <Row label={t('report.closed')}>
            <TimeText at={session.closedAt} />
          </Row>
        )}
        <Row label={t('report.receipts')}>{report.receipts}</Row>
      </dl>
      <dl className={classes['sums']} data-dense>
        <Amount label={t('report.sales', { count: report.sales.count })} money={report.sales.total} />
        <Amount label={t('report.refunds', { count: report.refunds.count })} money={report.refunds.total} />
        {report.taxes.map((tax) => (
          <Amount key={`${tax.name} ${tax.rate}`} label={tax.name} money={tax.tax} />
        ))}
        {report.invoiced.count > 0 && (
          <Amount
            label={t('report.invoiced', { count: report.invoiced.count })}
            money={report.invoiced.total}
          />
        )}
        {report.recharges.count > 0 && (
          <Amount
            label={t('report.recharges', { count: report.recharges.count })}
            money={report.recharges.total}
          />
        )}
        {report.undoneRecharges.count > 0 && (
          <Amount
            label={t('report.undone', { count: report.undoneRecharges.count })}
            money={report.undoneRecharges.total}
          />
        )}
        {report.settlements.count > 0 && (
          <Amount
            label={t('report.settlements', { count: report.settlements.count })}
            money={report.settlements.total}
          />
        )}
      </dl>
      <dl className={classes['sums']} data-dense aria-label={t('report.byMethod')}>
        {report.tenders.map((tender) => (
          <Amount
            key={tender.methodId}
            label={`${lookOf(tender.methodId, tender.title).label()} (${tender.count})`}
            money={tender.total}
          />
        ))}
        {BigInt(report.rounding.amount) !== 0n && (
          <Amount label={t('receipt.rounding')} money={report.rounding} />
        )}
      </dl>
      <dl className={classes['sums']} data-dense aria-label={t('report.cash')}>
        <Amount label={t('report.opening')} money={cash.opening} />
        <Amount label={t('report.cashTaken')} money={cash.tendered} />
        {report.movements.map((movement) => (
          <Amount
            key={movement.id}
            label={`${t(`cash.${movement.kind}`)} · ${movement.reason}`}
            money={movement.amount}
          />
        ))}
        <Amount label={t('report.expected')} money={cash.expected} strong />
        {cash.counted && <Amount label={t('report.counted')} money={cash.counted} />}
        {cash.difference && <Amount label={t('report.difference')} money={cash.difference} strong signed />}
      </dl>
      {session.note && <p className={classes['free']}>{session.note}</p>}
    </article>
  )
}

function Row({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Amount({
  label,
  money,
  strong = false,
  signed = false,
}: {
  label: string
  money: MoneyWire
  strong?: boolean
  signed?: boolean
}): ReactNode {
  return (
    <div data-strong={strong || undefined}>
      <dt>
        <bdi>{label}</bdi>
      </dt>
      <dd>
        <MoneyText value={money} strong={strong} signed={signed} />
      </dd>
    </div>
  )
}
