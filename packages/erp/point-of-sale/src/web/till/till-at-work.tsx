import { currencyDecimals, formatMoney } from '@platform/money'
import { useSession } from '@platform/plugin-api/web'
import { notifyFailure, useLocale, useMessages } from '@platform/ui'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { messages } from '../messages.ts'
import { emptyBasket, isSellable, withProduct } from './basket/basket.ts'
import { BasketZone } from './basket/basket-zone.tsx'
import { useBasket } from './basket/use-basket.ts'
import { fetchSaleDialogs, TillDialogs } from './dialogs/till-dialogs.tsx'
import { TillKeypad } from './keys/till-keypad.tsx'
import { useScanner } from './keys/use-till-keys.ts'
import { PaymentZone } from './payment/payment-zone.tsx'
import { proposedAmount, splitOf } from './payment/tenders.ts'
import { usePayment } from './payment/use-payment.ts'
import { ProductZone } from './products/product-zone.tsx'
import { StepBar } from './step-bar.tsx'
import classes from './till.module.css'
import { TillBar } from './till-bar.tsx'
import { type Till, TillContext, type TillStep } from './till-context.ts'
import type { KeypadAim, TillDialog, TillLoad } from './till-types.ts'
import { useScannedCode } from './use-scanned-code.ts'
import { useTenders } from './use-tenders.ts'
import { useTillLayout } from './use-till-layout.ts'
import { useTillMethods } from './use-till-methods.ts'
import { fetchUnknownEnd } from './writes/writes.tsx'

/** By then the till is on the screen. */
const SETTLED_MS = 1_500

const atQuantity: KeypadAim = { at: 'line', figure: 'quantity' }

/** The till with everything loaded: three zones beside each other, or as steps where the screen is narrow. */
export function TillAtWork({
  load,
  dialog,
  setDialog,
  soldKey,
}: {
  load: TillLoad
  dialog: TillDialog | null
  setDialog: (dialog: TillDialog | null) => void
  /** The key of an order that turned out to be paid: its basket is done. */
  soldKey: string | null
}): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  const { currency } = useSession().company
  const layout = useTillLayout()
  const [step, setStep] = useState<TillStep>('products')
  const [aim, setAim] = useState<KeypadAim>(atQuantity)
  /** A method that was pressed before what it has was known. */
  const [awaitedId, setAwaitedId] = useState<string | null>(null)
  const { basket, changeBasket, amounts } = useBasket(load)
  const methods = useTillMethods(load, basket.customer?.id ?? null)
  const payments = useTenders()
  const cashUnit = BigInt(load.settings.cashRounding)
  const { total } = amounts.sum
  const split = useMemo(() => splitOf(total, payments.tenders, cashUnit), [total, payments.tenders, cashUnit])

  function startAnew() {
    changeBasket(emptyBasket)
    payments.clear()
    setAim(atQuantity)
    setAwaitedId(null)
    setStep('products')
  }
  useEffect(() => {
    if (soldKey !== null && soldKey === basket.key) startAnew()
  }, [soldKey])

  const payment = usePayment({
    load,
    basket,
    total,
    cashUnit,
    payments,
    onPaid: (receipt) => {
      startAnew()
      setDialog({ name: 'receipt', receipt, isNew: true })
    },
    openDialog: setDialog,
  })

  function tender(methodId: string, amount: bigint) {
    const method = methods.find(({ id }) => id === methodId)
    if (method === undefined || amount <= 0n) return
    setAim({ at: 'tender', tenderId: payments.put(methodId, method.kind, amount) })
  }

  function pressMethod(methodId: string) {
    const method = methods.find(({ id }) => id === methodId)
    if (method === undefined || !isSellable(basket)) return
    const known = payments.tenders.find((each) => each.methodId === methodId)
    if (known) return setAim({ at: 'tender', tenderId: known.id })
    if (method.needsCustomer && basket.customer === null)
      return setDialog({ name: 'customer', thenPress: methodId })
    if (method.isAsked) return setAwaitedId(methodId)
    const proposed = proposedAmount(split.due, method.available)
    if (proposed < split.due) return payments.setShortMethodId(methodId)
    // Cash is proposed in coins that exist.
    tender(methodId, method.kind === 'cash' ? splitInCash(split.due) : proposed)
  }

  const awaited = methods.find(({ id }) => id === awaitedId)
  const isKnownNow = awaited?.isAsked === false
  useEffect(() => {
    if (!isKnownNow) return
    setAwaitedId(null)
    pressMethod(awaited.id)
  }, [isKnownNow])

  function splitInCash(due: bigint): bigint {
    return splitOf(due, [{ id: '', methodId: '', kind: 'cash', amount: 0n }], cashUnit).due
  }

  const money = (amount: bigint) => formatMoney({ amount, currency }, locale)
  const { customer } = basket
  const wanted = methods.find(({ id }) => id === payments.shortMethodId)
  const missing = wanted === undefined ? 0n : split.due - (wanted.available ?? 0n)
  const short =
    wanted === undefined || customer === null || missing <= 0n
      ? null
      : {
          customer,
          methodId: wanted.id,
          available: wanted.available ?? 0n,
          due: split.due,
          missing,
          money,
        }
  // Recharged, it has enough: that is what was pressed in the first place.
  const isEnoughNow = wanted !== undefined && customer !== null && missing <= 0n && split.due > 0n
  useEffect(() => {
    if (isEnoughNow && wanted) tender(wanted.id, split.due)
  }, [isEnoughNow])

  useEffect(() => {
    // A failure is none yet: what is missing is asked for again when it is needed.
    const timer = setTimeout(
      () => void Promise.allSettled([fetchSaleDialogs(), fetchUnknownEnd()]),
      SETTLED_MS,
    )
    return () => clearTimeout(timer)
  }, [])

  const scanned = useScannedCode(load)
  function takeCode(code: string) {
    // Whoever scans has done with the receipt before.
    setDialog(null)
    void scanned(code).then((found) => {
      if (found.kind === 'product') changeBasket((before) => withProduct(before, found.product))
      else if (found.kind === 'customer') changeBasket((before) => ({ ...before, customer: found.customer }))
      else notifyFailure(new UnknownCode(code), messages)
    }, notifyFailure)
  }
  useScanner(takeCode, dialog === null || dialog.name === 'receipt')

  const till: Till = {
    load,
    sessionId: load.session.id,
    currency,
    decimals: currencyDecimals(currency),
    locale,
    money,
    layout,
    step,
    setStep,
    basket,
    amounts,
    changeBasket,
    addProduct: (product) => {
      changeBasket((before) => withProduct(before, product))
      setAim(atQuantity)
    },
    methods,
    tenders: payments.tenders,
    split,
    pressMethod,
    tender,
    setTenderAmount: payments.setAmount,
    removeTender: (id) => {
      payments.remove(id)
      setAim(atQuantity)
    },
    short,
    changeKeptBy: payments.changeKeptBy,
    keepChange: payments.keepChange,
    aim,
    aimAtLine: (lineId) => {
      payments.setShortMethodId(null)
      changeBasket((before) => ({ ...before, selectedId: lineId }))
      if (aim.at !== 'line') setAim(atQuantity)
    },
    setAim,
    pay: payment.pay,
    isPaying: payment.isPaying,
    payError: payment.error,
    openDialog: setDialog,
    closeDialog: () => setDialog(null),
    deeds: {
      openRecharge: (request) => setDialog({ name: 'recharge', ...request }),
      openForm: (request) => setDialog({ name: 'form', ...request }),
    },
  }

  return (
    <TillContext value={till}>
      <div className={classes['till']} data-layout={layout} data-step={step}>
        <h1 className={classes['hidden']}>{t('till.heading', { register: load.register.name })}</h1>
        <TillBar />
        {zonesOf(layout, step)}
        {layout !== 'wide' && <StepBar />}
      </div>
      {dialog && <TillDialogs dialog={dialog} />}
    </TillContext>
  )
}

function zonesOf(layout: Till['layout'], step: TillStep): ReactNode {
  if (layout === 'wide')
    return (
      <>
        <ProductZone />
        <BasketZone />
        <PaymentZone />
      </>
    )
  if (layout === 'tablet')
    return step === 'payment' ? (
      <>
        <BasketZone />
        <PaymentZone />
      </>
    ) : (
      <>
        <ProductZone />
        <BasketZone>
          <KeypadUnderBasket />
        </BasketZone>
      </>
    )
  if (step === 'products') return <ProductZone />
  if (step === 'payment') return <PaymentZone />
  return (
    <BasketZone>
      <KeypadUnderBasket />
    </BasketZone>
  )
}

function KeypadUnderBasket(): ReactNode {
  return (
    <div className={classes['under']}>
      <TillKeypad />
    </div>
  )
}

/** A code that is neither a product's nor a customer's: shown with it. */
class UnknownCode extends Error {
  readonly data
  constructor(code: string) {
    super(`Nobody and nothing has the code ${code}`)
    this.data = { refusal: { code: 'unknown_code', facts: { code }, message: this.message } }
  }
}
