import { useParams } from '@tanstack/react-router'
import type { FunctionComponent } from 'react'

type ParamNames<Path extends string> = Path extends `${string}$${infer Name}/${infer Rest}`
  ? Name | ParamNames<Rest>
  : Path extends `${string}$${infer Name}`
    ? Name
    : never

/** The `$name` parts of a path: `'/invoices/$invoiceId'` has `{ invoiceId: string }`. */
export type PageParams<Path extends string> = { readonly [Name in ParamNames<Path>]: string }

type HrefArguments<Path extends string> = [ParamNames<Path>] extends [never]
  ? [params?: Record<string, never>, search?: PageSearch]
  : [params: PageParams<Path>, search?: PageSearch]

/** Filters and the like, as they stand in the address. */
export type PageSearch = Readonly<Record<string, string | undefined>>

/** A page of the back office: where it is, who may see it, and how to fetch it when it is first needed. */
export type Page<Path extends string = string> = {
  readonly path: Path
  readonly permission?: string
  /** Takes the whole screen, without the bar of the back office: a world of its own, such as a till. */
  readonly wholeScreen?: boolean
  readonly load: () => Promise<FunctionComponent>
  /** The page's address. Other plugins link to a page by this alone. */
  readonly href: (...target: HrefArguments<Path>) => string
}

/** A page of any path, as the shell keeps them. */
export type AnyPage = Pick<Page, 'path' | 'permission' | 'wholeScreen' | 'load'>

/**
 * Names a page. Owners export it from their `./web`, so that links are typed and no path is written twice:
 * `definePage({ path: '/accounting/invoices/$invoiceId', permission: 'accounting.invoices.read', load })`. What is called
 * `$…Id` is a UUID: an address with anything else there leads nowhere, and no page asks the server for it.
 */
export function definePage<const Path extends string>(page: {
  path: Path
  permission?: string
  wholeScreen?: boolean
  load: () => Promise<FunctionComponent>
}): Page<Path> {
  return { ...page, href: (...[params, search]) => pageHref(page.path, params ?? {}, search) }
}

/** The parameters of the page that is open. */
export function usePageParams<Path extends string>(_page: Page<Path>): PageParams<Path> {
  return useParams({ strict: false }) as PageParams<Path>
}

function pageHref(path: string, params: Readonly<Record<string, string>>, search?: PageSearch): string {
  const pathname = path.replaceAll(/\$(\w+)/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`The address ${path} needs ${name}`)
    return encodeURIComponent(value)
  })
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(search ?? {})) if (value) query.set(name, value)
  return query.size > 0 ? `${pathname}?${query}` : pathname
}
