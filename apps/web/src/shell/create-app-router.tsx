import type { WebPlugin } from '@platform/plugin-api/web'
import { ConfirmProvider, loadWords, NotFetched, Stumbled, wordsAskedFor } from '@platform/ui'
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { NotFoundPage } from './not-found-page.tsx'
import { PageAway, PageNotFetched } from './page-away.tsx'
import { PageGate } from './page-gate.tsx'
import { SessionGate } from './session-gate.tsx'
import { Shell } from './shell.tsx'

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The page is shown without the bar of the back office. */
    wholeScreen?: boolean
  }
}

/** The addresses of every plugin's pages, each page fetched with its words when it is first needed. */
export function createAppRouter(plugins: readonly WebPlugin[]) {
  const rootRoute = createRootRoute({
    component: () => (
      <SessionGate plugins={plugins}>
        <ConfirmProvider>
          <Shell />
        </ConfirmProvider>
      </SessionGate>
    ),
    notFoundComponent: NotFoundPage,
  })
  const routes = plugins.flatMap((plugin) =>
    plugin.pages.map((page) => {
      const Page = lazyRouteComponent(async () => {
        try {
          const [component] = await Promise.all([page.load(), loadWords(plugin.messages)])
          await wordsAskedFor()
          return { default: component }
        } catch (cause) {
          throw new PageNotFetched(`${page.path} could not be fetched`, { cause })
        }
      })
      const GatedPage = () => (
        <PageGate plugin={plugin} page={page}>
          <Page />
        </PageGate>
      )
      // The router asks this to fetch a page while the pointer rests on a link to it.
      GatedPage.preload = async () => Page.preload?.()
      return createRoute({
        getParentRoute: () => rootRoute,
        path: page.path,
        component: GatedPage,
        staticData: { wholeScreen: page.wholeScreen ?? false },
      })
    }),
  )
  return createRouter({
    routeTree: rootRoute.addChildren(routes),
    defaultPreload: 'intent',
    defaultErrorComponent: ({ error, reset }) =>
      error instanceof PageNotFetched || error instanceof NotFetched ? (
        <PageAway />
      ) : (
        <Stumbled onRetry={reset} />
      ),
    scrollRestoration: true,
    // Addresses as people write them: every value is text, and pages read it as what they need.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const query = new URLSearchParams(
        Object.entries(search).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, String(value)]],
        ),
      )
      return query.size > 0 ? `?${query}` : ''
    },
  })
}
