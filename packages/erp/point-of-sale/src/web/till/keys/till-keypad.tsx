import { useMessages } from '@platform/ui'
import { type ReactNode, useEffect, useState } from 'react'
import { messages } from '../../messages.ts'
import { useApproval } from '../approval/approval.tsx'
import { withLine, withoutLine } from '../basket/basket.ts'
import { decimalSignOf } from '../quantity-text.ts'
import { useTill } from '../till-context.ts'
import type { KeypadAim } from '../till-types.ts'
import { afterKey, keyedFigure } from './keyed-figure.ts'
import classes from './keypad.module.css'
import { Keypad } from './keypad.tsx'
import { useKeypadKeys } from './use-till-keys.ts'

const QUANTITY_DECIMALS = 3
const PERCENT_DECIMALS = 2
const WHOLE_DISCOUNT = 10_000n

const needed = {
  discount: { permission: 'point-of-sale.discount', title: 'Give discounts at the till' },
  price: { permission: 'point-of-sale.override-prices', title: 'Change prices at the till' },
} as const

/** The one keypad of the till: it types into the selected line or the selected payment, and says into which. */
export function TillKeypad(): ReactNode {
  const t = useMessages(messages)
  const till = useTill()
  const { aim, basket, tenders, currency, decimals, locale } = till
  const { ensure } = useApproval()
  const line = basket.lines.find(({ id }) => id === basket.selectedId)
  const tender = aim.at === 'tender' ? tenders.find(({ id }) => id === aim.tenderId) : undefined
  const target = tender ? tender.id : `${line?.id} ${aim.at === 'line' ? aim.figure : 'quantity'}`
  const [typed, setTyped] = useState({ target, text: '' })
  // Another line or figure is typed anew, not on.
  const text = typed.target === target ? typed.text : ''
  const figure = tender ? 'amount' : aim.at === 'line' ? aim.figure : 'quantity'
  const places = {
    amount: decimals,
    price: decimals,
    quantity: QUANTITY_DECIMALS,
    discount: PERCENT_DECIMALS,
  }

  useEffect(() => setTyped({ target, text: '' }), [target])

  function press(key: string) {
    if (tender === undefined && line === undefined) return
    if (key === 'Backspace' && text === '') {
      if (tender) till.removeTender(tender.id)
      else if (line && figure === 'quantity') till.changeBasket((before) => withoutLine(before, line.id))
      else write('')
      return
    }
    write(afterKey(text, key, places[figure]))
  }

  function write(next: string) {
    setTyped({ target, text: next })
    const value = keyedFigure(next, places[figure])
    if (tender) till.setTenderAmount(tender.id, value)
    else if (line === undefined) return
    else if (figure === 'quantity') change(line.id, { quantity: value.toString() })
    else if (figure === 'price') change(line.id, { unitPrice: value.toString(), isPriceChanged: true })
    else change(line.id, { discount: Number(value > WHOLE_DISCOUNT ? WHOLE_DISCOUNT : value) })
  }

  function change(lineId: string, part: Parameters<typeof withLine>[2]) {
    till.changeBasket((before) => withLine(before, lineId, part))
  }

  async function choose(next: Extract<KeypadAim, { at: 'line' }>['figure']) {
    if (next !== 'quantity' && !(await ensure(needed[next]))) return
    till.setAim({ at: 'line', figure: next })
  }

  useKeypadKeys(press, tender !== undefined || line !== undefined)

  const mode = (id: Extract<KeypadAim, { at: 'line' }>['figure'], label: string) => ({
    id,
    label,
    isActive: tender === undefined && figure === id,
    select: () => void choose(id),
  })
  const hint = () => {
    if (tender)
      return t('keypad.tender', { method: till.methods.find(({ id }) => id === tender.methodId)?.label })
    if (line === undefined) return t('keypad.nothing')
    return t(`keypad.${figure === 'amount' ? 'quantity' : figure}`, { name: line.name, currency })
  }

  return (
    <div className={classes['frame']}>
      <p className={classes['aim']} aria-live="polite">
        {hint()}
      </p>
      <Keypad
        label={hint()}
        decimalSign={places[figure] === 0 ? null : decimalSignOf(locale)}
        modes={[
          mode('quantity', t('keypad.modeQuantity')),
          mode('discount', t('keypad.modeDiscount')),
          mode('price', t('keypad.modePrice')),
        ]}
        disabled={tender === undefined && line === undefined}
        onKey={press}
      />
    </div>
  )
}
