import { useCallback, useState } from 'react'

/**
 * A key that names one intention of a person. Made when a form opens and sent with every try, so that a
 * double click or a resend after a lost answer does the thing once.
 */
export function newIdempotencyKey(): string {
  return crypto.randomUUID()
}

/** A form's key, kept while the form is open; call `renew` after a success when the form stays open. */
export function useIdempotencyKey(): readonly [key: string, renew: () => void] {
  const [key, setKey] = useState(newIdempotencyKey)
  const renew = useCallback(() => setKey(newIdempotencyKey()), [])
  return [key, renew]
}
