import { useExtensions } from '@platform/plugin-api/web'
import { IconCoin } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { pointOfSale } from '../client.ts'
import { type PosMethodLook, posMethodLooks } from '../slots.ts'
import type { TillLoad, TillMethod } from './till-types.ts'

/** How methods are called and drawn, by id; one that nobody looks after goes by the server's name. */
export function useMethodLook(): (methodId: string, title?: string) => Omit<PosMethodLook, 'methodId'> {
  const looks = useExtensions(posMethodLooks)
  return useMemo(() => {
    const byMethod = new Map(looks.map((look) => [look.methodId, look]))
    return (methodId, title) => byMethod.get(methodId) ?? { label: () => title ?? methodId, icon: IconCoin }
  }, [looks])
}

/** The methods that the register offers, with what they have for the customer of the order. */
export function useTillMethods(load: TillLoad, customerId: string | null): readonly TillMethod[] {
  const lookOf = useMethodLook()
  const { data, isLoading } = useQuery(
    pointOfSale.till.available.queryOptions(
      { customerId: customerId ?? '' },
      { enabled: customerId !== null, staleTime: 5_000 },
    ),
  )
  return useMemo(
    () =>
      load.methods.map(({ id, title, kind, needsCustomer, canDeposit, hasBalance }) => {
        const { label, icon, letter } = lookOf(id, title)
        const known = customerId === null ? undefined : data?.find(({ methodId }) => methodId === id)
        return {
          id,
          kind,
          needsCustomer,
          canDeposit,
          hasBalance,
          label: label(),
          icon,
          letter,
          available: known === undefined ? null : BigInt(known.amount.amount),
          isAsked: hasBalance && isLoading,
        }
      }),
    [load.methods, lookOf, customerId, data, isLoading],
  )
}
