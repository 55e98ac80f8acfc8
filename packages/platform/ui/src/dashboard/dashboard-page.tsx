import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { PlainLink } from '../links/links.tsx'
import { PageHeader } from '../page/page-header.tsx'
import classes from './dashboard-page.module.css'

/** The dashboard page: a title, figures, then sections. */
export function DashboardPage(props: {
  title: string
  subtitle?: string
  actions?: ReactNode
  children: ReactNode
}): ReactNode {
  return (
    <div className={classes['page']}>
      <PageHeader title={props.title} subtitle={props.subtitle}>
        {props.actions}
      </PageHeader>
      {props.children}
    </div>
  )
}

/** A row of figures. */
export function Figures({ children }: { children: ReactNode }): ReactNode {
  return <div className={classes['figures']}>{children}</div>
}

export type FigureProps = {
  label: string
  value: ReactNode
  hint?: ReactNode
  /** Every number drills down: the list behind it. */
  href?: string
}

/** One number with its name, and where it comes from. */
export function Figure({ label, value, hint, href }: FigureProps): ReactNode {
  const figure = (
    <>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <div className={classes['value']}>{value}</div>
      {hint && (
        <Text size="xs" c="dimmed">
          {hint}
        </Text>
      )}
    </>
  )
  if (href === undefined) return <div className={classes['figure']}>{figure}</div>
  return (
    <PlainLink href={href} className={classes['figure']}>
      {figure}
    </PlainLink>
  )
}
