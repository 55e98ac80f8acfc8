import { Button, Group, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useMay } from '@platform/plugin-api/web'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useShortcut } from '../keyboard/shortcuts.tsx'
import { useUiMessages } from '../language/use-messages.ts'
import { ButtonLink, splitHref } from '../links/links.tsx'
import classes from './page-header.module.css'

/** The title of a page, and what can be done on it at the far end. */
export function PageHeader({
  title,
  subtitle,
  beside,
  children,
}: {
  title: string
  subtitle?: string | undefined
  /** Next to the title: a status. */
  beside?: ReactNode
  children?: ReactNode
}): ReactNode {
  useDocumentTitle(title)
  return (
    <header className={classes['header']}>
      <div className={classes['titles']}>
        <Group gap="sm">
          <Title order={1}>{title}</Title>
          {beside}
        </Group>
        {subtitle && (
          <Text size="sm" c="dimmed">
            {subtitle}
          </Text>
        )}
      </div>
      <Group gap="xs" className={classes['actions'] ?? ''}>
        {children}
      </Group>
    </header>
  )
}

/** The one thing to do next on a list: leads to a page, or runs. */
export type PrimaryAction = {
  readonly label: string
  readonly permission?: string
  /** False where nothing is added to the list: the button then has no plus. */
  readonly adds?: boolean
} & ({ readonly href: string } | { readonly run: () => void })

/** The accented button of a list; the key N presses it. */
export function PrimaryActionButton({ action }: { action: PrimaryAction }): ReactNode {
  const t = useUiMessages()
  const navigate = useNavigate()
  const allowed = useMay(action.permission)
  function run() {
    if ('href' in action) void navigate(splitHref(action.href))
    else action.run()
  }
  useShortcut({ keys: 'n', label: t('keys.new'), run, enabled: allowed })
  if (!allowed) return null
  const plus = action.adds !== false && <IconPlus size={16} aria-hidden="true" />
  if ('href' in action)
    return (
      <ButtonLink href={action.href} leftSection={plus}>
        {action.label}
      </ButtonLink>
    )
  return (
    <Button leftSection={plus} onClick={action.run}>
      {action.label}
    </Button>
  )
}
