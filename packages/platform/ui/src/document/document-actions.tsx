import { ActionIcon, Button, Menu } from '@mantine/core'
import { may, useSession } from '@platform/plugin-api/web'
import { IconDots } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { type Question, useConfirm } from '../feedback/confirm.tsx'
import { useShortcut } from '../keyboard/shortcuts.tsx'
import { useUiMessages } from '../language/use-messages.ts'

/** Something that can be done with a document as it stands. */
export type DocumentAction = {
  readonly id: string
  readonly label: string
  readonly run: () => void
  /** 'primary' is the one thing to do next (Ctrl+Enter); 'more' waits in the menu. */
  readonly kind?: 'primary' | 'default' | 'danger' | 'more'
  /** Whether the document's status allows it; true unless said otherwise. */
  readonly show?: boolean
  readonly pending?: boolean
  readonly disabled?: boolean
  readonly permission?: string
  /** Asked first, for what cannot be taken back. */
  readonly confirm?: Omit<Question, 'danger'>
}

/** The buttons of a document: plain ones, the menu of rare ones, and the accented one at the end. */
export function DocumentActions({ actions }: { actions: readonly DocumentAction[] }): ReactNode {
  const t = useUiMessages()
  const session = useSession()
  const ask = useConfirm()
  const shown = actions.filter((action) => (action.show ?? true) && may(session, action.permission))
  const primary = shown.find((action) => action.kind === 'primary')
  const rare = shown.filter((action) => action.kind === 'more' || action.kind === 'danger')
  const plain = shown.filter((action) => action !== primary && !rare.includes(action))

  async function run(action: DocumentAction) {
    if (action.pending || action.disabled) return
    const agreed = action.confirm ? await ask({ ...action.confirm, danger: action.kind === 'danger' }) : true
    if (agreed) action.run()
  }

  useShortcut({
    keys: 'mod+Enter',
    label: primary?.label ?? t('keys.primary'),
    run: () => primary && void run(primary),
    enabled: primary !== undefined,
  })

  return (
    <>
      {rare.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" size={36} aria-label={t('action.more')}>
              <IconDots size={16} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {rare.map((action) => (
              <Menu.Item
                key={action.id}
                disabled={(action.disabled ?? false) || (action.pending ?? false)}
                onClick={() => void run(action)}
                {...(action.kind === 'danger' ? { c: 'var(--mantine-color-error)' } : {})}
              >
                {action.label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {[...plain, ...(primary ? [primary] : [])].map((action) => (
        <Button
          key={action.id}
          variant={action === primary ? 'filled' : 'default'}
          loading={action.pending ?? false}
          disabled={action.disabled ?? false}
          onClick={() => void run(action)}
        >
          {action.label}
        </Button>
      ))}
    </>
  )
}
