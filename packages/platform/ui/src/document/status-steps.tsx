import type { ReactNode } from 'react'
import { StatusBadge } from '../feedback/status-badge.tsx'
import { useUiMessages } from '../language/use-messages.ts'
import classes from './status-steps.module.css'

export type DocumentSteps = {
  /** The way of a document, in order. */
  readonly all: readonly { readonly id: string; readonly label: string }[]
  /** Where it is: the id of one of them. */
  readonly current: string
  /** The word for having left the way: "Cancelled". */
  readonly stopped?: string | undefined
}

/** How far a document has come, and what is ahead. */
export function StatusSteps({ all, current, stopped }: DocumentSteps): ReactNode {
  const t = useUiMessages()
  if (stopped !== undefined) return <StatusBadge tone="stopped" label={stopped} />
  const reached = all.findIndex((step) => step.id === current)
  return (
    <ol className={classes['steps']} aria-label={t('document.progress')}>
      {all.map((step, index) => (
        <li
          key={step.id}
          data-place={index < reached ? 'past' : index === reached ? 'now' : 'ahead'}
          aria-current={index === reached ? 'step' : undefined}
        >
          {step.label}
        </li>
      ))}
    </ol>
  )
}
