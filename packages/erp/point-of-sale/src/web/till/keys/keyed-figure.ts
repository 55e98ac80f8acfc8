/** What a keypad has been given so far: '' before the first key, then '12.5' and the like. */
export type KeyedText = string

const MOST_DIGITS = 12

/**
 * The text after one more key: a digit, '.', '00', or 'Backspace'. What would not fit, such as a second point or a third
 * decimal of cents, changes nothing.
 */
export function afterKey(text: KeyedText, key: string, decimals: number): KeyedText {
  if (key === 'Backspace') return text.slice(0, -1)
  if (key === '.') {
    if (decimals === 0 || text.includes('.')) return text
    return text === '' ? '0.' : `${text}.`
  }
  let next = text
  for (const digit of key) {
    const [whole = '', part] = next.split('.')
    if (part !== undefined && part.length >= decimals) break
    if (whole.length + (part?.length ?? 0) >= MOST_DIGITS) break
    next = next === '0' ? digit : next + digit
  }
  return next
}

/** The figure as a whole number of its smallest parts: '12.5' with 2 decimals is 1250n; '' is 0n. */
export function keyedFigure(text: KeyedText, decimals: number): bigint {
  const [whole = '', part = ''] = text.split('.')
  return BigInt((whole || '0') + part.padEnd(decimals, '0'))
}
