import { Button, Group } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { useUiMessages } from '../language/use-messages.ts'
import { EmptyState } from './empty-state.tsx'

type BoundaryState = { error: unknown; stumbled: boolean }

/** Keeps a component that throws from taking the rest of the page along. */
export class PageErrorBoundary extends Component<{ children: ReactNode }, BoundaryState> {
  override state: BoundaryState = { error: null, stumbled: false }

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { error, stumbled: true }
  }

  override render(): ReactNode {
    if (!this.state.stumbled) return this.props.children
    return <Stumbled onRetry={() => this.setState({ error: null, stumbled: false })} />
  }
}

/** What stands in the place of something that threw. */
export function Stumbled({ onRetry }: { onRetry: () => void }): ReactNode {
  const t = useUiMessages()
  return (
    <EmptyState
      title={t('error.page')}
      hint={t('error.pageHint')}
      action={
        <Group gap="xs">
          <Button variant="default" onClick={() => history.back()}>
            {t('action.back')}
          </Button>
          <Button onClick={onRetry}>{t('action.retry')}</Button>
        </Group>
      }
    />
  )
}
