import { useSession } from '@platform/plugin-api/web'
import { useMemo } from 'react'
import type { TillLoad } from '../till-types.ts'
import { type Basket, emptyBasket } from './basket.ts'
import { basketAmounts } from './basket-amounts.ts'
import { useKept } from './kept.ts'

/** The basket of the till, which a reload does not empty, and what it comes to. */
export function useBasket(load: TillLoad) {
  const companyId = useSession().company.id
  const [kept, changeBasket] = useKept<Basket>(`erp.till.${companyId}.${load.session.id}.basket`, emptyBasket)
  const { pricesIncludeTax } = load.settings
  const amounts = useMemo(
    () => basketAmounts(kept.lines, { pricesIncludeTax }),
    [kept.lines, pricesIncludeTax],
  )
  return { basket: kept, changeBasket, amounts }
}
