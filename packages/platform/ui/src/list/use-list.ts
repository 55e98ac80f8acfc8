import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import {
  type FilterSpec,
  type FilterValues,
  type ListSpec,
  type ListState,
  readListSearch,
  type Sort,
  writeListSearch,
} from './list-search.ts'

/** What a list procedure is asked: the page, the search, the sort and the filters that are set. */
export type ListInput<Filters extends FilterSpec, By extends string> = {
  /** From 1. */
  readonly page: number
  readonly pageSize: number
  readonly search?: string
  readonly sort?: Sort<By>
} & FilterValues<Filters>

export type List<Filters extends FilterSpec = FilterSpec, By extends string = string> = {
  readonly state: ListState<Filters, By>
  readonly input: ListInput<Filters, By>
  /** Whether anything narrows the list. */
  readonly isNarrowed: boolean
  readonly setSearch: (search: string) => void
  readonly setFilter: (name: keyof Filters & string, value: string | null) => void
  readonly setSort: (sort: string) => void
  readonly setPage: (page: number) => void
  readonly clear: () => void
}

/** A list whose search, filters, sort and page live in the address, so that a view can be kept and shared. */
export function useList<const Filters extends FilterSpec, const By extends string = never>(
  spec: ListSpec<Filters, By>,
): List<Filters, By> {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>
  const navigate = useNavigate()
  const written = JSON.stringify(spec)

  return useMemo(() => {
    // The spec is written anew with every render, but says the same.
    const known = JSON.parse(written) as ListSpec<Filters, By>
    const state = readListSearch(known, search)
    const go = (change: Partial<ListState<Filters, By>>, replace: boolean) =>
      void navigate({ to: '.', search: writeListSearch(known, { ...state, page: 1, ...change }), replace })
    return {
      state,
      input: {
        page: state.page,
        pageSize: state.pageSize,
        ...(state.search === '' ? {} : { search: state.search }),
        ...(state.sort === undefined ? {} : { sort: state.sort }),
        ...state.filters,
      } as ListInput<Filters, By>,
      isNarrowed: state.search !== '' || Object.keys(state.filters).length > 0,
      // Every letter typed would otherwise be a step of the back button.
      setSearch: (text) => go({ search: text }, true),
      setFilter: (name, value) => {
        const { [name]: _, ...others } = state.filters
        go({ filters: (value ? { ...others, [name]: value } : others) as FilterValues<Filters> }, false)
      },
      setSort: (sort) => go({ sort: sort as Sort<By> }, false),
      setPage: (page) => go({ page }, false),
      clear: () => go({ search: '', filters: {} as FilterValues<Filters> }, false),
    }
  }, [written, search, navigate])
}
