/** The filters a list has: a choice of words, any text (an id, say), or a day. */
export type FilterSpec = Readonly<Record<string, readonly string[] | 'text' | 'date'>>

type FilterValue<Kind> = Kind extends readonly (infer Choice)[] ? Choice : string

/** The filters that are set. */
export type FilterValues<Filters extends FilterSpec> = {
  readonly [Name in keyof Filters]?: FilterValue<Filters[Name]>
}

/** A column to sort by, with a minus for falling. */
export type Sort<By extends string> = By | `-${By}`

export type ListSpec<Filters extends FilterSpec, By extends string> = {
  readonly filters: Filters
  /** What the server can sort by; the first sort is what an address without one means. */
  readonly sorts?: readonly By[]
  readonly sort?: Sort<By>
  readonly pageSize?: number
}

/** What a list shows, as one address says it. Pages count from 1, for the reader as for the server. */
export type ListState<Filters extends FilterSpec, By extends string> = {
  readonly search: string
  readonly page: number
  readonly pageSize: number
  readonly sort: Sort<By> | undefined
  readonly filters: FilterValues<Filters>
}

const DEFAULT_PAGE_SIZE = 50
const LARGEST_PAGE = 1_000_000
const day = /^\d{4}-\d{2}-\d{2}$/

/** Reads a list's state from an address; what an address cannot mean is left out, for people edit addresses. */
export function readListSearch<const Filters extends FilterSpec, const By extends string>(
  spec: ListSpec<Filters, By>,
  search: Readonly<Record<string, unknown>>,
): ListState<Filters, By> {
  const filters: Record<string, string> = {}
  for (const [name, kind] of Object.entries(spec.filters)) {
    const value = textOf(search[name])
    if (value !== '' && isPossible(kind, value)) filters[name] = value
  }
  return {
    search: textOf(search['q']),
    page: readPage(textOf(search['page'])),
    pageSize: spec.pageSize ?? DEFAULT_PAGE_SIZE,
    sort:
      (spec.sorts ?? [])
        .flatMap((by): Sort<By>[] => [by, `-${by}`])
        .find((sort) => sort === textOf(search['sort'])) ?? spec.sort,
    // Checked against the spec just above, name by name.
    filters: filters as FilterValues<Filters>,
  }
}

/** The address of a list's state: only what differs from the plain list. */
export function writeListSearch<Filters extends FilterSpec, By extends string>(
  spec: ListSpec<Filters, By>,
  state: Pick<ListState<Filters, By>, 'search' | 'page' | 'sort' | 'filters'>,
): Record<string, string> {
  const search: Record<string, string> = {}
  if (state.search.trim() !== '') search['q'] = state.search.trim()
  for (const [name, value] of Object.entries(state.filters)) if (value) search[name] = String(value)
  if (state.sort !== undefined && state.sort !== spec.sort) search['sort'] = state.sort
  if (state.page > 1) search['page'] = String(state.page)
  return search
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function isPossible(kind: FilterSpec[string], value: string): boolean {
  if (kind === 'text') return true
  return kind === 'date' ? day.test(value) && !Number.isNaN(Date.parse(value)) : kind.includes(value)
}

function readPage(text: string): number {
  const page = /^\d{1,7}$/.test(text) ? Number(text) : 1
  return Math.min(Math.max(page, 1), LARGEST_PAGE)
}
