/** An ISO 4217 code, e.g. 'EUR'. */
export type Currency = string

/** An amount in minor units (cents, fils) of one currency. 12.50 EUR is `{ amount: 1250n, currency: 'EUR' }`. */
export interface Money<C extends Currency = Currency> {
  readonly amount: bigint
  readonly currency: C
}

/** Money as it travels in JSON: the minor units as a decimal string, because JSON numbers lose cents beyond 2^53. */
export interface MoneyWire {
  readonly amount: string
  readonly currency: Currency
}

export function money<C extends Currency>(amount: bigint, currency: C): Money<C> {
  return { amount, currency }
}

export function toWire({ amount, currency }: Money): MoneyWire {
  return { amount: amount.toString(), currency }
}

export function fromWire({ amount, currency }: MoneyWire): Money {
  return { amount: BigInt(amount), currency }
}
