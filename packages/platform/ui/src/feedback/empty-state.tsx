import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './feedback.module.css'

export type EmptyStateProps = {
  title: string
  /** What to do about it. */
  hint?: string | undefined
  /** 1 where it is all there is on the page. */
  level?: 1 | 2
  /** The button that does it. */
  action?: ReactNode
}

/** Says that there is nothing yet, and what to do. */
export function EmptyState({ title, hint, level = 2, action }: EmptyStateProps): ReactNode {
  return (
    <Stack gap="xs" align="center" className={classes['empty'] ?? ''}>
      <Title order={level} size="h2">
        {title}
      </Title>
      {hint && (
        <Text size="sm" c="dimmed" maw="28rem" ta="center">
          {hint}
        </Text>
      )}
      {action}
    </Stack>
  )
}
