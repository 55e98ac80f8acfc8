import { MoneyText, useMessages } from '@platform/ui'
import { IconMinus, IconNote, IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { messages } from '../../messages.ts'
import { keepFocus } from '../keep-focus.ts'
import { percentText, quantityText } from '../quantity-text.ts'
import { useTill } from '../till-context.ts'
import classes from './basket.module.css'
import { type BasketLine, ONE_PIECE, withLine, withoutLine } from './basket.ts'
import { shownLineAmount } from './basket-amounts.ts'

/** A line of the basket; the selected one shows what can be done with it. */
export function BasketLineRow({ line, onSelect }: { line: BasketLine; onSelect: () => void }): ReactNode {
  const t = useMessages(messages)
  const { basket, changeBasket, amounts, load, currency, locale, openDialog } = useTill()
  const isSelected = basket.selectedId === line.id
  const amount = shownLineAmount(amounts.byLine.get(line.id), load.settings.pricesIncludeTax)
  const quantity = BigInt(line.quantity)
  const key = (label: string, icon: ReactNode, run: () => void, disabled = false) => (
    <button
      type="button"
      className={classes['tool']}
      aria-label={label}
      title={label}
      disabled={disabled}
      onMouseDown={keepFocus}
      onClick={run}
    >
      {icon}
    </button>
  )
  const setQuantity = (next: bigint) =>
    changeBasket((before) => withLine(before, line.id, { quantity: next.toString() }))

  return (
    <li className={classes['line']} aria-current={isSelected}>
      <button type="button" className={classes['what']} onMouseDown={keepFocus} onClick={onSelect}>
        <span className={classes['lineName']}>
          <bdi>{line.name}</bdi>
        </span>
        <MoneyText value={{ amount, currency }} strong />
        <span className={classes['detail']}>
          <bdi>
            {quantityText(quantity, locale)} × <MoneyText value={{ amount: line.unitPrice, currency }} />
          </bdi>
          {line.discount > 0 && (
            <span className={classes['mark']}>
              {t('line.discount', { percent: percentText(line.discount, locale) })}
            </span>
          )}
          {line.isPriceChanged && <span className={classes['mark']}>{t('line.priceChanged')}</span>}
        </span>
        {line.note !== '' && (
          <span className={classes['note']}>
            <bdi>{line.note}</bdi>
          </span>
        )}
      </button>
      {isSelected && (
        <div className={classes['tools']}>
          {key(
            t('line.less'),
            <IconMinus size={20} aria-hidden="true" />,
            () => setQuantity(quantity - ONE_PIECE),
            quantity <= ONE_PIECE,
          )}
          {key(t('line.more'), <IconPlus size={20} aria-hidden="true" />, () =>
            setQuantity(quantity + ONE_PIECE),
          )}
          {key(t('line.note'), <IconNote size={20} aria-hidden="true" />, () =>
            openDialog({ name: 'note', lineId: line.id }),
          )}
          {key(t('line.remove'), <IconTrash size={20} aria-hidden="true" />, () =>
            changeBasket((before) => withoutLine(before, line.id)),
          )}
        </div>
      )}
    </li>
  )
}
