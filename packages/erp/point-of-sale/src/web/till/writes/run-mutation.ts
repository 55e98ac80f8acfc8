import { queryClient } from '@platform/plugin-api/web'
import type { MutationOptions } from '@tanstack/react-query'

/**
 * Does a deed outside of a component's own state, through the mutation cache as every other: the page notices there when
 * the session is over. Without a connection it fails at once, rather than to be sent when nobody waits for it any more.
 */
export function runMutation<Request, Answer, Failure>(
  options: MutationOptions<Answer, Failure, Request>,
  request: Request,
): Promise<Answer> {
  const always = { ...options, networkMode: 'always' } as const
  return queryClient.getMutationCache().build(queryClient, always).execute(request)
}
