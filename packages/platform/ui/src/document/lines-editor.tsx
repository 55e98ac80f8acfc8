import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useUiMessages } from '../language/use-messages.ts'
import classes from './lines-editor.module.css'

/** One column of lines being written. */
export type LineColumn<Line> = {
  readonly id: string
  readonly header: string
  readonly align?: 'start' | 'end'
  /** A CSS track of the grid: '2fr', '8rem'. */
  readonly width?: string
  /** A field without a visible label (`labelHidden`), or a figure. */
  readonly cell: (line: Line, change: (part: Partial<Line>) => void, index: number) => ReactNode
}

export type LinesEditorProps<Line> = {
  /** Each line carries an id made in the browser, so that fields keep their focus. */
  lines: readonly (Line & { readonly id: string })[]
  onChange: (lines: readonly (Line & { readonly id: string })[]) => void
  columns: readonly LineColumn<Line & { readonly id: string }>[]
  newLine: () => Line & { readonly id: string }
  label: string
  addLabel: string
}

/**
 * The lines of a document that is being written. Enter goes down a column, and from the last line on to a new one. On a
 * phone each line is a small form of its own.
 */
export function LinesEditor<Line>(props: LinesEditorProps<Line>): ReactNode {
  const { lines, onChange, columns, newLine, label, addLabel } = props
  const t = useUiMessages()
  const list = useRef<HTMLOListElement>(null)
  const shownLines = useRef(lines.length)
  useEffect(() => {
    // A line that was just added is where one goes on writing.
    if (lines.length > shownLines.current) fieldsOf(list.current?.lastElementChild)[0]?.focus()
    shownLines.current = lines.length
  }, [lines.length])

  function onKeyDown(event: KeyboardEvent<HTMLOListElement>) {
    const field = event.target
    if (event.key !== 'Enter' || event.defaultPrevented || event.ctrlKey || event.metaKey) return
    // An open list of choices has its own use for Enter.
    if (!(field instanceof HTMLInputElement) || field.getAttribute('aria-expanded') === 'true') return
    event.preventDefault()
    const line = field.closest('li')
    const below = line?.nextElementSibling
    if (below) fieldsOf(below)[fieldsOf(line).indexOf(field)]?.focus()
    else onChange([...lines, newLine()])
  }

  const tracks = `${columns.map((column) => `minmax(0, ${column.width ?? '1fr'})`).join(' ')} 2rem`

  return (
    <div className={classes['editor']}>
      <div className={classes['table']} style={{ '--erp-tracks': tracks } as CSSProperties}>
        {/* Each field says its own name; the headings are for the eye. */}
        <div aria-hidden="true" className={classes['head']}>
          {columns.map((column) => (
            <div key={column.id} data-align={column.align}>
              {column.header}
            </div>
          ))}
        </div>
        <ol ref={list} aria-label={label} className={classes['lines']} onKeyDown={onKeyDown}>
          {lines.map((line, index) => (
            <li className={classes['line']} key={line.id}>
              {columns.map((column) => (
                <div key={column.id} data-align={column.align} data-label={column.header}>
                  {column.cell(
                    line,
                    (part) =>
                      onChange(lines.map((other) => (other.id === line.id ? { ...other, ...part } : other))),
                    index,
                  )}
                </div>
              ))}
              <div className={classes['remove']}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  data-enters
                  aria-label={t('lines.remove', { number: index + 1 })}
                  onClick={() => onChange(lines.filter((other) => other.id !== line.id))}
                >
                  <IconTrash size={16} aria-hidden="true" />
                </ActionIcon>
              </div>
            </li>
          ))}
        </ol>
      </div>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        onClick={() => onChange([...lines, newLine()])}
      >
        {addLabel}
      </Button>
    </div>
  )
}

function fieldsOf(line: Element | null | undefined): HTMLInputElement[] {
  return [...(line?.querySelectorAll<HTMLInputElement>('input:not([type="hidden"])') ?? [])]
}
