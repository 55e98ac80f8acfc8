import { ActionIcon, Group, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useLocale } from '../language/use-locale.ts'
import { useUiMessages } from '../language/use-messages.ts'
import classes from './list-page.module.css'

export type ListPagingProps = {
  /** From 1. */
  page: number
  pageSize: number
  total: number
  onPage: (page: number) => void
}

/** Which rows of how many are shown, and the way to the others. */
export function ListPaging({ page, pageSize, total, onPage }: ListPagingProps): ReactNode {
  const t = useUiMessages()
  const figure = new Intl.NumberFormat(useLocale())
  const from = (page - 1) * pageSize + 1
  const to = Math.min(total, page * pageSize)
  const range = t('list.range', {
    from: figure.format(from),
    to: figure.format(to),
    total: figure.format(total),
  })
  return (
    <Group
      component="nav"
      justify="space-between"
      className={classes['paging'] ?? ''}
      aria-label={t('list.pages')}
    >
      <Text size="xs" c="dimmed" role="status">
        {total > pageSize || page > 1 ? range : t('list.count', { count: total })}
      </Text>
      {(total > pageSize || page > 1) && (
        <Group gap={4}>
          <ActionIcon
            variant="default"
            disabled={page === 1}
            aria-label={t('list.previous')}
            onClick={() => onPage(page - 1)}
          >
            <IconChevronLeft size={16} className={classes['arrow']} aria-hidden="true" />
          </ActionIcon>
          <ActionIcon
            variant="default"
            disabled={to >= total}
            aria-label={t('list.next')}
            onClick={() => onPage(page + 1)}
          >
            <IconChevronRight size={16} className={classes['arrow']} aria-hidden="true" />
          </ActionIcon>
        </Group>
      )}
    </Group>
  )
}
