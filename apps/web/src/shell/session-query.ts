import type { IdentityRouter } from '@erp/identity'
import { onSessionChanged, pluginClient, queryClient } from '@platform/plugin-api/web'
import { isSignedOut, loadEveryWord, notifyFailure, refusalOf } from '@platform/ui'
import { hashKey, queryOptions } from '@tanstack/react-query'

export const identity = pluginClient<IdentityRouter>('identity')

/** Who is signed in; null when nobody is. Asked again when the reader comes back to the tab. */
export const sessionQuery = queryOptions({
  ...identity.session.queryOptions(),
  refetchOnWindowFocus: 'always',
})

/** Forgets all that was shown to one person or company, and asks who is here now. */
export async function startAnew(): Promise<void> {
  const session = hashKey(sessionQuery.queryKey)
  // The session's own query stays, for the page listens to it; whatever else is asked from here on, the next
  // person or company is answered.
  queryClient.removeQueries({ predicate: (query) => query.queryHash !== session })
  await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 })
}

/**
 * A session may end, and a part of the program may be switched off, while a page is open: whichever query or deed is
 * told so, the whole page learns it.
 */
export function noticeChangedSession(): void {
  const askAnew = () => queryClient.invalidateQueries(sessionQuery)
  onSessionChanged(askAnew)
  const isOff = (error: unknown) => refusalOf(error)?.code === 'plugin_off'
  const ask = (error: unknown) => {
    if (isSignedOut(error) || isOff(error)) void askAnew()
  }
  queryClient.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'error') ask(event.action.error)
  })
  queryClient.getMutationCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'error') return
    const { error } = event.action
    // The form is about to go; the sentence must not go with it.
    if (isOff(error)) notifyFailure(error)
    ask(error)
  })
}

/**
 * A deed may be refused by a part of the program whose pages are not open: its words are fetched first, so that the
 * refusal is shown in the reader's language.
 */
export function fetchWordsOfRefusals(): void {
  const fetchWords = async (error: unknown) => {
    if (refusalOf(error) !== undefined) await loadEveryWord()
  }
  queryClient.getMutationCache().config.onError = fetchWords
  queryClient.getQueryCache().config.onError = fetchWords
}
