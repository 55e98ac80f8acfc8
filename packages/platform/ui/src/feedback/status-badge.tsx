import {
  IconAlertTriangle,
  IconCircle,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleHalf2,
  IconCircleX,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './status-badge.module.css'

/** How far a thing has come. Each has a shape of its own, so that colour is never all there is. */
export type StatusTone = 'draft' | 'open' | 'partial' | 'done' | 'stopped' | 'attention'

const shapes = {
  draft: IconCircleDashed,
  open: IconCircle,
  partial: IconCircleHalf2,
  done: IconCircleCheckFilled,
  stopped: IconCircleX,
  attention: IconAlertTriangle,
} as const satisfies Record<StatusTone, unknown>

/** A status by word and shape. */
export function StatusBadge({ tone, label }: { tone: StatusTone; label: string }): ReactNode {
  const Shape = shapes[tone]
  return (
    <span className={classes['badge']} data-tone={tone}>
      <Shape size={14} stroke={2} aria-hidden="true" />
      {label}
    </span>
  )
}
