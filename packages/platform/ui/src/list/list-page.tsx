import { Button } from '@mantine/core'
import type { Messages, MessageTable } from '@platform/plugin-api/web'
import { IconDownload } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { EmptyState } from '../feedback/empty-state.tsx'
import { ErrorAlert } from '../feedback/error-alert.tsx'
import type { Loadable } from '../feedback/loaded.tsx'
import { useUiMessages } from '../language/use-messages.ts'
import { PageHeader, type PrimaryAction, PrimaryActionButton } from '../page/page-header.tsx'
import { Trail, type TrailLinks } from '../page/trail.tsx'
import type { Column } from '../table/column.tsx'
import { DataTable } from '../table/data-table.tsx'
import { type FilterControl, ListFilters } from './list-filters.tsx'
import classes from './list-page.module.css'
import { ListPaging } from './list-paging.tsx'
import type { FilterSpec } from './list-search.ts'
import { type CsvExport, useCsvExport } from './use-csv-export.ts'
import type { List } from './use-list.ts'

/** A page of rows and how many there are in all. */
export type ListRows<Row> = { readonly rows: readonly Row[]; readonly total: number }

export type ListPageProps<Row, Filters extends FilterSpec, By extends string> = {
  /** The pages above it, where it is not one of a menu. */
  trail?: TrailLinks
  title: string
  /** The one thing to do next; the key N does it. */
  action?: PrimaryAction
  /** Other buttons, beside the main one. */
  otherActions?: ReactNode
  list: List<Filters, By>
  filters?: readonly FilterControl<Filters>[]
  searchPlaceholder?: string
  /** False for lists that have filters alone. */
  searchable?: boolean
  query: Loadable<ListRows<Row>> & { readonly isPlaceholderData?: boolean }
  columns: readonly Column<Row>[]
  rowId: (row: Row) => string
  rowHref?: (row: Row) => string
  /** Shown when there is nothing at all yet: what to do first. */
  empty: { title: string; hint?: string; action?: ReactNode }
  exportCsv?: CsvExport<Row>
  messages?: Messages<MessageTable>
  /** Between the filters and the table: a sentence, figures. */
  children?: ReactNode
}

const SKETCHED_ROWS = 8

/** The list page: title, primary action, filters in the address, a table, totals and pages in the footer. */
export function ListPage<Row, Filters extends FilterSpec, By extends string>(
  props: ListPageProps<Row, Filters, By>,
): ReactNode {
  const { title, action, list, query, columns, rowId, rowHref, empty, exportCsv } = props
  const t = useUiMessages()
  const csv = useCsvExport(columns, exportCsv)
  const { data } = query
  const isEmpty = data !== undefined && data.rows.length === 0

  return (
    <div className={classes['page']}>
      <div>
        <Trail trail={props.trail ?? []} />
        <PageHeader title={title}>
          {exportCsv && data !== undefined && !isEmpty && (
            <Button
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden="true" />}
              loading={csv.isPending}
              onClick={() => csv.mutate()}
            >
              {t('list.export')}
            </Button>
          )}
          {props.otherActions}
          {action && <PrimaryActionButton action={action} />}
        </PageHeader>
      </div>
      <ListFilters
        list={list}
        filters={props.filters ?? []}
        searchPlaceholder={props.searchPlaceholder}
        searchable={props.searchable ?? true}
      />
      {props.children}
      {query.error != null && data === undefined ? (
        <ErrorAlert error={query.error} messages={props.messages} onRetry={() => query.refetch()} />
      ) : (
        <div className={classes['sheet']}>
          {isEmpty ? (
            <EmptyList
              isPastEnd={list.state.page > 1}
              onFirstPage={() => list.setPage(1)}
              isNarrowed={list.isNarrowed}
              onClear={list.clear}
              empty={empty}
            />
          ) : (
            <DataTable
              label={title}
              columns={columns}
              rows={data?.rows ?? []}
              rowId={rowId}
              rowHref={rowHref}
              sort={list.state.sort}
              onSort={list.setSort}
              loadingRows={data === undefined ? SKETCHED_ROWS : 0}
              stale={query.isPlaceholderData ?? false}
            />
          )}
          {data !== undefined && !isEmpty && (
            <ListPaging
              page={list.state.page}
              pageSize={list.state.pageSize}
              total={data.total}
              onPage={list.setPage}
            />
          )}
        </div>
      )}
    </div>
  )
}

function EmptyList({
  isPastEnd,
  onFirstPage,
  isNarrowed,
  onClear,
  empty,
}: {
  isPastEnd: boolean
  onFirstPage: () => void
  isNarrowed: boolean
  onClear: () => void
  empty: { title: string; hint?: string; action?: ReactNode }
}): ReactNode {
  const t = useUiMessages()
  // A bookmark of a list that was longer then.
  if (isPastEnd)
    return (
      <EmptyState
        title={t('list.pastEnd')}
        action={
          <Button variant="default" onClick={onFirstPage}>
            {t('list.firstPage')}
          </Button>
        }
      />
    )
  if (!isNarrowed) return <EmptyState title={empty.title} hint={empty.hint} action={empty.action} />
  return (
    <EmptyState
      title={t('list.noMatch')}
      hint={t('list.noMatchHint')}
      action={
        <Button variant="default" onClick={onClear}>
          {t('filter.clearAll')}
        </Button>
      }
    />
  )
}
