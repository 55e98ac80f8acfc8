import { QueryClient } from '@tanstack/react-query'
import { createTRPCClient, httpBatchLink } from '@trpc/client'
import type { AnyTRPCRouter } from '@trpc/server'
import { createTRPCOptionsProxy, type TRPCOptionsProxy } from '@trpc/tanstack-react-query'

/** Addresses longer than this make some proxies refuse; a batch is then split. */
const MAX_URL_LENGTH = 2000

/**
 * The one query cache of this tab. Owners export functions that invalidate their own queries; nobody
 * writes, or invalidates by key, what another plugin keeps in it.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal stays a refusal; only what never reached the server is worth asking again.
      retry: (failures, error) => failures < 2 && !wasAnswered(error),
    },
    // Without a connection, too, it is tried and said: nothing waits unseen to be carried out later.
    mutations: { retry: false, networkMode: 'always' },
  },
})

/** The query and mutation options of one plugin's router, for `useQuery` and `useMutation`. */
export type PluginClient<Router extends AnyTRPCRouter> = TRPCOptionsProxy<Router, { keyPrefix: true }>

/**
 * A client for one plugin's endpoint, typed by its router alone (`import type`). Query keys start with
 * the plugin's id: `const wallet = pluginClient<WalletRouter>('wallet')`, then
 * `useQuery(wallet.wallets.list.queryOptions(input))`.
 */
export function pluginClient<Router extends AnyTRPCRouter>(pluginId: string): PluginClient<Router> {
  const client = createTRPCClient<AnyTRPCRouter>({
    links: [
      httpBatchLink({ url: `/trpc/${pluginId}`, maxURLLength: MAX_URL_LENGTH, headers: companyHeader }),
    ],
  })
  return createTRPCOptionsProxy<Router, { keyPrefix: true }>({ client, queryClient, keyPrefix: pluginId })
}

let shownCompanyId: number | undefined

/**
 * Says for which company this tab shows its pages. It is sent along, so that a tab left open on one company posts
 * nothing to the one that was switched to in another tab: the server refuses it.
 */
export function showCompany(companyId: number | undefined): void {
  shownCompanyId = companyId
}

function companyHeader(): Record<string, string> {
  return shownCompanyId === undefined ? {} : { 'x-company': String(shownCompanyId) }
}

/** Whether an error carries the server's answer, as against a connection that failed. */
export function wasAnswered(error: unknown): boolean {
  return error instanceof Error && 'data' in error && error.data !== undefined && error.data !== null
}
