import { Group, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import classes from './section.module.css'

export type SectionProps = {
  title: string
  /** At the far end of the heading: a figure, small buttons. */
  actions?: ReactNode
  /** Lets a table reach the edges. */
  flush?: boolean
  children: ReactNode
}

/** A quiet bordered block with a heading: what panels are made of. */
export function Section({ title, actions, flush = false, children }: SectionProps): ReactNode {
  const headingId = useId()
  return (
    <section className={classes['section']} aria-labelledby={headingId} data-flush={flush || undefined}>
      <Group justify="space-between" className={classes['heading'] ?? ''}>
        <Title order={2} size="h3" id={headingId}>
          {title}
        </Title>
        {actions}
      </Group>
      <div className={classes['body']}>{children}</div>
    </section>
  )
}
