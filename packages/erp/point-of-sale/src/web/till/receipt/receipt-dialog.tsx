import { MoneyText, useMessages } from '@platform/ui'
import { IconCircleCheckFilled, IconFileTypePdf, IconPrinter } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { messages } from '../../messages.ts'
import { TillButton } from '../dialogs/till-button.tsx'
import { TillModal } from '../dialogs/till-modal.tsx'
import { useTill } from '../till-context.ts'
import type { Receipt } from '../till-types.ts'
import { useMethodLook } from '../use-till-methods.ts'
import classes from './receipt.module.css'
import { ReceiptPaper } from './receipt-paper.tsx'
import { ReceiptRoll } from './receipt-roll.tsx'
import { UndoRecharge } from './undo-recharge.tsx'
import { useReceiptPdf } from './use-receipt-pdf.ts'

/** The end of a sale: the change to give, what the customer has now, the receipt. Enter begins the next. */
export function ReceiptDialog({ receipt, isNew }: { receipt: Receipt; isNew: boolean }): ReactNode {
  const t = useMessages(messages)
  const { closeDialog, openDialog } = useTill()
  const openPdf = useReceiptPdf()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'p' && !event.ctrlKey && !event.metaKey) print()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [])
  const nextLabel = () => {
    if (!isNew) return t('close')
    return receipt.kind === 'sale' ? t('done.next') : t('done.goOn')
  }
  const mayRefund = receipt.kind === 'sale' && !isNew
  return (
    <TillModal
      title={isNew ? t(`done.${receipt.kind}`) : t('receipt.of', { number: receipt.number })}
      size="xl"
    >
      <div className={classes['result']}>
        <div className={classes['said']}>
          {isNew && (
            <p className={classes['done']} role="status">
              <IconCircleCheckFilled size={26} aria-hidden="true" />
              {t('done.booked', { number: receipt.number })}
            </p>
          )}
          <BigFigures receipt={receipt} />
          <div className={classes['buttons']}>
            <TillButton onClick={() => print()}>
              <IconPrinter size={20} aria-hidden="true" />
              {t('receipt.print')}
            </TillButton>
            <TillButton onClick={() => openPdf(receipt.orderId)}>
              <IconFileTypePdf size={20} aria-hidden="true" />
              {t('receipt.pdf')}
            </TillButton>
            {mayRefund && (
              <TillButton onClick={() => openDialog({ name: 'refund', orderId: receipt.orderId })}>
                {t('receipt.refund')}
              </TillButton>
            )}
            {receipt.kind === 'recharge' && <UndoRecharge receipt={receipt} />}
            <TillButton primary data-autofocus onClick={closeDialog}>
              {nextLabel()}
            </TillButton>
          </div>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse must be able to scroll it */}
        <section className={classes['sheet']} tabIndex={0} aria-label={t('receipt.title')}>
          <ReceiptPaper receipt={receipt} />
        </section>
      </div>
      <ReceiptRoll>
        <ReceiptPaper receipt={receipt} />
      </ReceiptRoll>
    </TillModal>
  )
}

/** What the cashier says or does now, legible from where they stand. */
function BigFigures({ receipt }: { receipt: Receipt }): ReactNode {
  const t = useMessages(messages)
  const lookOf = useMethodLook()
  const kept = receipt.recharge ?? receipt.keptChange
  const balances = new Map(
    receipt.tenders.flatMap(({ methodId, balanceAfter }) =>
      balanceAfter === null ? [] : [[methodId, balanceAfter] as const],
    ),
  )
  if (kept) balances.set(kept.methodId, kept.balanceAfter)
  const isBack = BigInt(receipt.total.amount) < 0n
  const total = isBack
    ? { ...receipt.total, amount: (-BigInt(receipt.total.amount)).toString() }
    : receipt.total
  return (
    <dl className={classes['big']}>
      {BigInt(receipt.change.amount) !== 0n ? (
        <>
          <dt>{t('payment.change')}</dt>
          <dd>
            <MoneyText value={receipt.change} />
          </dd>
        </>
      ) : (
        <>
          <dt>{isBack ? t('done.givenBack') : t('done.taken')}</dt>
          <dd>
            <MoneyText value={total} />
          </dd>
        </>
      )}
      {[...balances].map(([methodId, balance]) => (
        <div key={methodId}>
          <dt>{t('done.balance', { method: lookOf(methodId).label() })}</dt>
          <dd data-small>
            <MoneyText value={balance} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
