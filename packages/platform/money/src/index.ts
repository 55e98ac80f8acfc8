export { allocate, divideHalfAwayFromZero, maxAmount, minAmount } from './arithmetic.ts'
export { currencyDecimals, isCurrency } from './currency.ts'
export { formatAmount, formatDecimal, formatMoney } from './format.ts'
export { type Currency, fromWire, type Money, type MoneyWire, money, toWire } from './money.ts'
export {
  type AmountProblem,
  isAmount,
  largestAmount,
  parseAmount,
  parseDecimal,
  parseMoney,
} from './parse.ts'
