import { useMutation } from '@tanstack/react-query'
import { notifyDone, notifyFailure } from '../feedback/notices.tsx'
import { useUiMessages } from '../language/use-messages.ts'
import type { Column } from '../table/column.tsx'
import { downloadFile, toCsv } from '../table/csv.ts'

export type CsvExport<Row> = {
  /** Without '.csv'. */
  readonly fileName: string
  /** The rows of a page of the list as filtered now, from 1; an empty page ends the file. */
  readonly rows: (page: number) => Promise<readonly Row[]>
}

/** Exports everything that a list's filters let through, page by page, as one CSV file. */
export function useCsvExport<Row>(columns: readonly Column<Row>[], source: CsvExport<Row> | undefined) {
  const t = useUiMessages()
  return useMutation({
    mutationFn: async () => {
      if (source === undefined) return 0
      const rows: Row[] = []
      for (let page = 1; ; page += 1) {
        const more = await source.rows(page)
        if (more.length === 0) break
        rows.push(...more)
      }
      downloadFile(`${source.fileName}.csv`, toCsv(columns, rows), 'text/csv;charset=utf-8')
      return rows.length
    },
    onSuccess: (count) => notifyDone(t('csv.exported', { count })),
    onError: (error) => notifyFailure(error),
  })
}
