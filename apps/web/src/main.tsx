import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/noto-sans-arabic/wght.css'
import { queryClient } from '@platform/plugin-api/web'
import { DesignProvider, preferredLanguage, startLanguages } from '@platform/ui'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { webPlugins } from './plugins.ts'
import { checkWebPlugins } from './shell/check-web-plugins.ts'
import { createAppRouter } from './shell/create-app-router.tsx'
import { fetchWordsOfRefusals, noticeChangedSession, sessionQuery } from './shell/session-query.ts'
import { shellPlugin } from './shell/shell-plugin.ts'
import { styleNonce } from './shell/style-nonce.ts'

const plugins = [shellPlugin, ...webPlugins]
// While developing; of what is built, a test has checked it.
if (import.meta.env.DEV) checkWebPlugins(plugins)
// Words and session travel together; the page needs both.
void queryClient.prefetchQuery(sessionQuery)
noticeChangedSession()
fetchWordsOfRefusals()
await startLanguages(
  plugins.map((plugin) => plugin.messages),
  preferredLanguage(),
)

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no #root')
createRoot(root).render(
  <QueryClientProvider client={queryClient}>
    <DesignProvider styleNonce={styleNonce}>
      <RouterProvider router={createAppRouter(plugins)} />
    </DesignProvider>
  </QueryClientProvider>,
)
