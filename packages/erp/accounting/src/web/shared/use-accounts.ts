import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Answers, accounting } from '../client.ts'

export type Account = Answers['accounts']['list']['rows'][number]
export type Journal = Answers['journals']['list']['rows'][number]

const NO_ACCOUNTS: readonly Account[] = []
const NO_JOURNALS: readonly Journal[] = []

/** The accounts in use; a chart is short enough to come whole. `manual`: those that may be posted to by hand. */
export function useAccounts({ manual = false }: { manual?: boolean } = {}): readonly Account[] {
  const query = useQuery(accounting.accounts.list.queryOptions({ page: 1, pageSize: 500, manual }))
  return query.data?.rows ?? NO_ACCOUNTS
}

/** Accounts as a select offers them: code and name. */
export function useAccountOptions(only: { manual?: boolean } = {}): { value: string; label: string }[] {
  const accounts = useAccounts(only)
  return useMemo(
    () => accounts.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` })),
    [accounts],
  )
}

/** The journals of the company, used or not. */
export function useJournals(): readonly Journal[] {
  return useQuery(accounting.journals.list.queryOptions()).data?.rows ?? NO_JOURNALS
}

/** Journals as a select offers them, those in use. */
export function useJournalOptions(): { value: string; label: string }[] {
  const journals = useJournals()
  return useMemo(
    () => journals.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name })),
    [journals],
  )
}
