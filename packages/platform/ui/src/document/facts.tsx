import type { ReactNode } from 'react'
import classes from './facts.module.css'

/** One thing to know about a document. */
export type Fact = {
  readonly label: string
  /** Nothing known shows as a dash. */
  readonly value: ReactNode
}

/** What there is to know about a document, each under its name. */
export function Facts({ facts }: { facts: readonly Fact[] }): ReactNode {
  return (
    <dl className={classes['facts']}>
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{shown(value)}</dd>
        </div>
      ))}
    </dl>
  )
}

function shown(value: ReactNode): ReactNode {
  if (value === null || value === undefined || value === '') return '–'
  // An English address within an Arabic page keeps its own order.
  return typeof value === 'string' ? <bdi>{value}</bdi> : value
}
