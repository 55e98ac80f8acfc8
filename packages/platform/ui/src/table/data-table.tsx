import { Skeleton } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react'
import { useUiMessages } from '../language/use-messages.ts'
import { PlainLink, splitHref } from '../links/links.tsx'
import type { Column } from './column.tsx'
import classes from './data-table.module.css'

export type DataTableProps<Row> = {
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
  /** What the table is of, for who cannot see it. */
  label: string
  /** The document behind a row, if it has one: arrows move, Enter or a click opens. */
  rowHref?: ((row: Row) => string | undefined) | undefined
  /** The column it is sorted by, with a minus for falling. */
  sort?: string | undefined
  onSort?: ((sort: string) => void) | undefined
  /** Sketches so many rows. */
  loadingRows?: number
  /** Dims the rows while newer ones are on their way. */
  stale?: boolean
}

/** A dense table that becomes cards on a phone. */
export function DataTable<Row>(props: DataTableProps<Row>): ReactNode {
  const { columns, rows, rowId, label, rowHref, sort, onSort, loadingRows = 0, stale = false } = props
  const navigate = useNavigate()
  const titleColumn = columns.find((column) => column.phone === 'title') ?? columns[0]

  function open(row: Row) {
    const href = rowHref?.(row)
    if (href !== undefined) void navigate(splitHref(href))
  }

  function onRowClick(event: MouseEvent<HTMLTableRowElement>, row: Row) {
    // Links and buttons within the row do their own; selecting text is no click.
    if ((event.target as Element).closest('a, button, input, label')) return
    if (!event.metaKey && !event.ctrlKey && !getSelection()?.toString()) open(row)
  }

  function onRowKey(event: KeyboardEvent<HTMLTableRowElement>, row: Row) {
    if (event.target !== event.currentTarget) return
    const to = rowToFocus(event)
    if (to) to.focus()
    else if (event.key === 'Enter') open(row)
    else return
    event.preventDefault()
  }

  return (
    <div className={classes['frame']}>
      <table
        className={classes['table']}
        aria-label={label}
        data-stale={stale || undefined}
        aria-busy={loadingRows > 0}
      >
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr
              key={rowId(row)}
              data-opens={rowHref?.(row) === undefined ? undefined : true}
              tabIndex={rowHref ? (index === 0 ? 0 : -1) : undefined}
              onClick={rowHref ? (event) => onRowClick(event, row) : undefined}
              onKeyDown={rowHref ? (event) => onRowKey(event, row) : undefined}
            >
              {columns.map((column) => (
                <td
                  key={column.id}
                  data-align={column.align}
                  data-phone={phonePlace(column, titleColumn)}
                  data-label={column.header}
                >
                  <TitleLink href={column === titleColumn ? rowHref?.(row) : undefined}>
                    {column.cell(row)}
                  </TitleLink>
                </td>
              ))}
            </tr>
          ))}
          {Array.from({ length: loadingRows }, (_, index) => (
            <tr key={index}>
              {columns.map((column) => (
                <td key={column.id} data-align={column.align} data-phone={phonePlace(column, titleColumn)}>
                  <Skeleton
                    h={12}
                    my={4}
                    w={column.align === 'end' ? '5rem' : '70%'}
                    display="inline-block"
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {columns.some((column) => column.footer !== undefined) && rows.length > 0 && (
          <tfoot>
            <tr>
              {columns.map((column) => (
                <td
                  key={column.id}
                  data-align={column.align}
                  data-label={column.header}
                  data-empty={column.footer === undefined || undefined}
                >
                  {column.footer}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}

/** What a row is called, as a link to its document where it has one. */
function TitleLink({ href, children }: { href: string | undefined; children: ReactNode }): ReactNode {
  if (href === undefined) return children
  return (
    <PlainLink href={href} className={classes['rowLink']} tabIndex={-1}>
      {children}
    </PlainLink>
  )
}

function HeaderCell<Row>({
  column,
  sort,
  onSort,
}: {
  column: Column<Row>
  sort: string | undefined
  onSort: ((sort: string) => void) | undefined
}): ReactNode {
  const t = useUiMessages()
  const rising = sort === column.id
  const falling = sort === `-${column.id}`
  const style = column.width === undefined ? {} : { style: { inlineSize: column.width } }
  // A column of buttons needs no name, and an empty heading would be read out as one.
  if (column.header === '') return <td {...style} />
  if (!column.sortable || !onSort)
    return (
      <th scope="col" data-align={column.align} {...style}>
        {column.header}
      </th>
    )
  const Arrow = falling ? IconChevronDown : IconChevronUp
  return (
    <th
      scope="col"
      data-align={column.align}
      aria-sort={rising ? 'ascending' : falling ? 'descending' : 'none'}
      {...style}
    >
      <button
        type="button"
        className={classes['sort']}
        title={t('list.sortBy', { column: column.header })}
        onClick={() => onSort(rising ? `-${column.id}` : column.id)}
      >
        {column.header}
        <Arrow size={14} aria-hidden="true" data-shown={rising || falling || undefined} />
      </button>
    </th>
  )
}

function phonePlace<Row>(column: Column<Row>, titleColumn: Column<Row> | undefined): string {
  return column === titleColumn ? 'title' : (column.phone ?? 'detail')
}

function rowToFocus({ key, currentTarget }: KeyboardEvent<HTMLTableRowElement>): HTMLElement | null {
  const rows = currentTarget.parentElement?.children
  const target =
    key === 'ArrowDown' || key === 'j'
      ? currentTarget.nextElementSibling
      : key === 'ArrowUp' || key === 'k'
        ? currentTarget.previousElementSibling
        : key === 'Home'
          ? rows?.item(0)
          : key === 'End'
            ? rows?.item(rows.length - 1)
            : null
  return target instanceof HTMLElement ? target : null
}
