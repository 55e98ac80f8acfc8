import { useMutation } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { walletPos } from '../client.ts'

/** A code is changed when half of its time is over: whoever is just being scanned has the other half. */
const PART_SHOWN = 0.5

/**
 * The code of a customer to be shown at a till, and the seconds until it changes. It changes by itself while the page is
 * looked at; one that ran out while nobody looked, or could not be changed, is not shown any more.
 */
export function usePaymentCode() {
  const [now, setNow] = useState(() => Date.now())
  const { data, submittedAt, error, isPending, mutate } = useMutation(walletPos.own.newCode.mutationOptions())
  const renew = useCallback(() => mutate(), [mutate])
  // Counted from when it was asked for: that can only be too soon.
  const ageMs = Math.max(0, now - submittedAt)
  const lifeMs = (data?.secondsValid ?? 0) * 1000
  const secondsLeft = data ? Math.ceil((lifeMs * PART_SHOWN - ageMs) / 1000) : 0
  const isDue = data !== undefined && secondsLeft <= 0

  useEffect(() => renew(), [])
  useEffect(() => {
    const tick = () => document.visibilityState === 'visible' && setNow(Date.now())
    const timer = setInterval(tick, 1000)
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [])
  useEffect(() => {
    if (isDue && !isPending && error === null) renew()
  }, [isDue, isPending, error, renew])

  return {
    code: data !== undefined && ageMs < lifeMs ? data.code : null,
    secondsLeft: Math.max(0, secondsLeft),
    error,
    isPending,
    renew,
  }
}
