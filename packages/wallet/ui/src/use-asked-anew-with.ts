import { useEffect, useRef } from 'react'

/** Asks anew when a document of another plugin changes on its own page: confirmed, paid, credited or cancelled there. */
export function useAskedAnewWith(state: string, refetch: () => unknown): void {
  const seen = useRef(state)
  useEffect(() => {
    if (seen.current === state) return
    seen.current = state
    void refetch()
  }, [state, refetch])
}
