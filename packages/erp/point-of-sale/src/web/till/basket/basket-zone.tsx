import { useMessages, useShortcut } from '@platform/ui'
import { IconBasket } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { messages } from '../../messages.ts'
import { CustomerBar } from '../customer/customer-bar.tsx'
import { useTill } from '../till-context.ts'
import classes from './basket.module.css'
import { withNeighbourSelected, withoutLine } from './basket.ts'
import { BasketLineRow } from './basket-line-row.tsx'
import { BasketTotals } from './basket-totals.tsx'

/** Who buys, what is in the basket, and what it comes to. */
export function BasketZone({ children }: { children?: ReactNode }): ReactNode {
  const t = useMessages(messages)
  const { basket, changeBasket, aimAtLine } = useTill()
  const list = useRef<HTMLOListElement>(null)
  const isEmpty = basket.lines.length === 0
  useShortcut({
    keys: 'ArrowUp',
    label: t('keys.lineAbove'),
    enabled: !isEmpty,
    run: () => changeBasket((before) => withNeighbourSelected(before, -1)),
  })
  useShortcut({
    keys: 'ArrowDown',
    label: t('keys.lineBelow'),
    enabled: !isEmpty,
    run: () => changeBasket((before) => withNeighbourSelected(before, 1)),
  })
  useShortcut({
    keys: 'Delete',
    label: t('keys.removeLine'),
    enabled: !isEmpty,
    run: () =>
      changeBasket((before) =>
        before.selectedId === null ? before : withoutLine(before, before.selectedId),
      ),
  })
  useEffect(() => {
    list.current?.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' })
  }, [basket.selectedId, basket.lines.length])

  return (
    <section className={classes['zone']} aria-label={t('basket.title')}>
      <CustomerBar />
      {isEmpty ? (
        <div className={classes['empty']}>
          <IconBasket size={40} stroke={1.2} aria-hidden="true" />
          <p>{t('basket.empty')}</p>
          <p className={classes['hint']}>{t('basket.emptyHint')}</p>
        </div>
      ) : (
        <ol className={classes['lines']} ref={list}>
          {basket.lines.map((line) => (
            <BasketLineRow key={line.id} line={line} onSelect={() => aimAtLine(line.id)} />
          ))}
        </ol>
      )}
      {!isEmpty && <BasketTotals />}
      {children}
    </section>
  )
}
