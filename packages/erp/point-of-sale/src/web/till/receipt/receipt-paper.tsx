import { formatMoney, type MoneyWire } from '@platform/money'
import { useExtensions } from '@platform/plugin-api/web'
import { MoneyText, TimeText, toMoney, useLocale, useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import { messages } from '../../messages.ts'
import { posReceiptFacts } from '../../slots.ts'
import { percentText, quantityText } from '../quantity-text.ts'
import type { Receipt } from '../till-types.ts'
import { useMethodLook } from '../use-till-methods.ts'
import classes from './receipt.module.css'

const isZero = ({ amount }: MoneyWire) => BigInt(amount) === 0n

/** The receipt as it is printed, 80 millimetres wide. */
export function ReceiptPaper({ receipt }: { receipt: Receipt }): ReactNode {
  const t = useMessages(messages)
  const { register } = receipt
  return (
    <article className={classes['paper']} aria-label={t('receipt.of', { number: receipt.number })}>
      <header>
        <strong>{receipt.company.name}</strong>
        {register.header !== '' && <p className={classes['free']}>{register.header}</p>}
      </header>
      <p className={classes['kind']}>{t(`kind.${receipt.kind}`)}</p>
      <dl className={classes['facts']}>
        <Fact label={t('receipt.number')}>
          <bdi>{receipt.number}</bdi>
        </Fact>
        <Fact label={t('receipt.date')}>
          <TimeText at={receipt.at} />
        </Fact>
        <Fact label={t('receipt.cashier')}>
          <bdi>{receipt.cashier.name}</bdi>
        </Fact>
        {receipt.customer && (
          <Fact label={t('receipt.customer')}>
            <bdi>{receipt.customer.name}</bdi>
          </Fact>
        )}
        {receipt.of && (
          <Fact label={t('receipt.ofOrder')}>
            <bdi>{receipt.of.number}</bdi>
          </Fact>
        )}
        {receipt.invoice && (
          <Fact label={receipt.kind === 'refund' ? t('receipt.creditNote') : t('receipt.invoice')}>
            <bdi>{receipt.invoice.number}</bdi>
          </Fact>
        )}
      </dl>
      <ReceiptLines receipt={receipt} />
      <ReceiptTotals receipt={receipt} />
      <ReceiptTenders receipt={receipt} />
      {receipt.note && <p className={classes['free']}>{receipt.note}</p>}
      {register.footer !== '' && <footer className={classes['free']}>{register.footer}</footer>}
    </article>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function ReceiptLines({ receipt }: { receipt: Receipt }): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  return (
    <ul className={classes['lines']}>
      {receipt.lines.map((line) => (
        <li key={line.line}>
          <span>
            <bdi>{line.description}</bdi>
          </span>
          <MoneyText value={receipt.pricesIncludeTax ? line.total : line.net} />
          <small>
            <bdi>
              {quantityText(BigInt(line.quantity), locale)} × <MoneyText value={line.unitPrice} />
            </bdi>
            {line.discount > 0 && (
              <span> · {t('line.discount', { percent: percentText(line.discount, locale) })}</span>
            )}
          </small>
          {line.note && (
            <small>
              <bdi>{line.note}</bdi>
            </small>
          )}
        </li>
      ))}
      {receipt.settled.map((invoice) => (
        <li key={invoice.invoiceId}>
          <span>{t('receipt.settled', { number: invoice.number })}</span>
          <MoneyText value={invoice.amount} />
          {!isZero(invoice.residual) && (
            <small>
              {t('receipt.stillDue')} <MoneyText value={invoice.residual} />
            </small>
          )}
        </li>
      ))}
    </ul>
  )
}

function ReceiptTotals({ receipt }: { receipt: Receipt }): ReactNode {
  const t = useMessages(messages)
  return (
    <dl className={classes['sums']}>
      {!receipt.pricesIncludeTax && receipt.taxes.length > 0 && (
        <Fact label={t('total.net')}>
          <MoneyText value={receipt.net} />
        </Fact>
      )}
      {receipt.taxes.map((tax) => (
        <Fact
          key={`${tax.name} ${tax.rate}`}
          label={receipt.pricesIncludeTax ? t('total.taxWithin', { tax: tax.name }) : tax.name}
        >
          <MoneyText value={tax.tax} />
        </Fact>
      ))}
      {!isZero(receipt.rounding) && (
        <Fact label={t('receipt.rounding')}>
          <MoneyText value={receipt.rounding} signed />
        </Fact>
      )}
      <div data-strong>
        <dt>{t('total.total')}</dt>
        <dd>
          <MoneyText value={receipt.total} strong />
        </dd>
      </div>
    </dl>
  )
}

function ReceiptTenders({ receipt }: { receipt: Receipt }): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  const lookOf = useMethodLook()
  const facts = useExtensions(posReceiptFacts)
  const money = (amount: MoneyWire) => formatMoney(toMoney(amount), locale)
  const moved = movedBy(receipt)
  return (
    <dl className={classes['sums']}>
      {receipt.tenders.map((tender) => (
        <Fact key={tender.tenderId} label={lookOf(tender.methodId).label()}>
          <MoneyText value={tender.received ?? tender.amount} />
        </Fact>
      ))}
      {!isZero(receipt.change) && (
        <Fact label={t('receipt.change')}>
          <MoneyText value={receipt.change} />
        </Fact>
      )}
      {receipt.keptChange && (
        <Fact label={t('receipt.keptChange', { method: lookOf(receipt.keptChange.methodId).label() })}>
          <MoneyText value={receipt.keptChange.amount} />
        </Fact>
      )}
      {facts
        .flatMap(({ lines }) => lines(moved, money))
        .map(({ label, text }) => (
          <Fact key={label} label={label}>
            <bdi className={classes['figure']}>{text}</bdi>
          </Fact>
        ))}
    </dl>
  )
}

/** Everything that a method moved, whatever the receipt is of. */
function movedBy({ tenders, keptChange, recharge }: Receipt) {
  return [
    ...tenders.map(({ methodId, amount, balanceAfter }) => ({ methodId, amount, balanceAfter })),
    ...[keptChange, recharge].flatMap((kept) =>
      kept === null
        ? []
        : [{ methodId: kept.methodId, amount: kept.amount, balanceAfter: kept.balanceAfter }],
    ),
  ]
}
