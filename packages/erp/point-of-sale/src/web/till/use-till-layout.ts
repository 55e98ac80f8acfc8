import { useMediaQuery } from '@mantine/hooks'
import type { TillLayout } from './till-context.ts'

/** How many zones fit beside each other. */
export function useTillLayout(): TillLayout {
  const isWide = useMediaQuery('(min-width: 1180px)', false, { getInitialValueInEffect: false })
  const isTablet = useMediaQuery('(min-width: 720px)', false, { getInitialValueInEffect: false })
  if (isWide) return 'wide'
  return isTablet ? 'tablet' : 'phone'
}
