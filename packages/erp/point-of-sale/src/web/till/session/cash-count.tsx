import { formatMoney } from '@platform/money'
import { MoneyInput, MoneyText, useLocale, useMessages } from '@platform/ui'
import { type ReactNode, useState } from 'react'
import { messages } from '../../messages.ts'
import classes from '../dialogs/dialogs.module.css'
import { TillButton } from '../dialogs/till-button.tsx'
import { denominationsOf, sumOfPieces } from './denominations.ts'

const MOST_PIECES = 99_999

/** Counts the drawer: one sum, or piece by piece. */
export function CashCount({
  label,
  currency,
  value,
  onChange,
}: {
  label: string
  currency: string
  /** Minor units; null while nothing was counted. */
  value: bigint | null
  onChange: (sum: bigint | null) => void
}): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  const [isByPiece, setByPiece] = useState(false)
  const [counts, setCounts] = useState<ReadonlyMap<bigint, number>>(new Map())
  const pieces = denominationsOf(currency)

  function countByPiece() {
    setByPiece(true)
    onChange(sumOfPieces(counts))
  }

  function count(piece: bigint, text: string) {
    const after = new Map(counts)
    const number = Math.min(MOST_PIECES, Number(text.replaceAll(/\D/g, '')))
    if (number === 0) after.delete(piece)
    else after.set(piece, number)
    setCounts(after)
    onChange(sumOfPieces(after))
  }

  return (
    <>
      {pieces.length > 0 && (
        <fieldset className={classes['buttons']} aria-label={t('count.how')}>
          <TillButton aria-pressed={!isByPiece} onClick={() => setByPiece(false)}>
            {t('count.total')}
          </TillButton>
          <TillButton aria-pressed={isByPiece} onClick={countByPiece}>
            {t('count.byPiece')}
          </TillButton>
        </fieldset>
      )}
      {isByPiece ? (
        <>
          <div className={classes['counts']}>
            {pieces.map((piece) => (
              <label key={piece} className={classes['count']}>
                <bdi>{formatMoney({ amount: piece, currency }, locale)}</bdi>
                <input
                  type="text"
                  inputMode="numeric"
                  autoComplete="off"
                  dir="ltr"
                  placeholder="0"
                  value={counts.get(piece) ?? ''}
                  onFocus={(event) => event.currentTarget.select()}
                  onChange={(event) => count(piece, event.currentTarget.value)}
                />
              </label>
            ))}
          </div>
          <p className={classes['change']}>
            {label} <MoneyText value={{ amount: value ?? 0n, currency }} strong />
          </p>
        </>
      ) : (
        <MoneyInput
          label={label}
          currency={currency}
          sign="zeroToo"
          required
          data-autofocus
          value={value}
          onChange={onChange}
        />
      )}
    </>
  )
}
