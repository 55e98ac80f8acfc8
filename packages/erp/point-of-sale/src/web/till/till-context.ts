import { createContext, useContext } from 'react'
import type { PosDeeds, PosShortMethod } from '../slots.ts'
import type { Basket } from './basket/basket.ts'
import type { BasketAmounts } from './basket/basket-amounts.ts'
import type { DraftTender, Split } from './payment/tenders.ts'
import type { KeypadAim, TillDialog, TillLoad, TillMethod, TillProduct } from './till-types.ts'

/** Which zone a narrow screen shows; a wide one shows them all. */
export type TillStep = 'products' | 'basket' | 'payment'

/** How much fits beside each other: three zones, two, one. */
export type TillLayout = 'wide' | 'tablet' | 'phone'

/** The till at work, for its zones and dialogs. Amounts are minor units of the company's currency. */
export type Till = {
  readonly load: TillLoad
  readonly sessionId: string
  readonly currency: string
  readonly decimals: number
  readonly locale: string
  /** An amount as the reader writes it. */
  readonly money: (amount: bigint) => string
  readonly layout: TillLayout
  readonly step: TillStep
  readonly setStep: (step: TillStep) => void

  readonly basket: Basket
  readonly amounts: BasketAmounts
  readonly changeBasket: (change: (before: Basket) => Basket) => void
  readonly addProduct: (product: TillProduct) => void

  readonly methods: readonly TillMethod[]
  readonly tenders: readonly DraftTender[]
  readonly split: Split
  /** Presses a method's button: pays what is due by it, or says what is needed first. */
  readonly pressMethod: (methodId: string) => void
  readonly tender: (methodId: string, amount: bigint) => void
  readonly setTenderAmount: (tenderId: string, amount: bigint) => void
  readonly removeTender: (tenderId: string) => void
  /** A method that was pressed and has too little, while the ways out are offered. */
  readonly short: PosShortMethod | null
  /** The method that keeps the change; null: it goes into the hand. */
  readonly changeKeptBy: string | null
  readonly keepChange: (methodId: string | null) => void

  readonly aim: KeypadAim
  readonly aimAtLine: (lineId: string) => void
  readonly setAim: (aim: KeypadAim) => void

  /** Takes the payment: one request, whose receipt opens. */
  readonly pay: () => void
  readonly isPaying: boolean
  /** Why the last payment did not work. */
  readonly payError: unknown

  readonly openDialog: (dialog: TillDialog) => void
  readonly closeDialog: () => void
  readonly deeds: PosDeeds
}

export const TillContext = createContext<Till | null>(null)

/** The till around this component. */
export function useTill(): Till {
  const till = useContext(TillContext)
  if (till === null) throw new Error('useTill is called outside of the till')
  return till
}
