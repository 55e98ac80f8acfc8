import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { precompress } from './precompress.ts'

/** Where the API listens while the pages are served by Vite. */
const target = process.env['API_URL'] ?? 'http://localhost:4000'

/** The server refuses what comes from another page than its own, so it must see the address the browser sees. */
const api = { target, changeOrigin: false }

export default defineConfig({
  plugins: [react(), precompress()],
  // The server puts the nonce of the answer's policy in place of this word.
  html: { cspNonce: '__CSP_NONCE__' },
  // The scroll lock under dialogs makes a style element, and looks for its nonce here.
  define: { __webpack_nonce__: 'globalThis.erpStyleNonce' },
  build: {
    target: 'es2023',
    // Inlined fonts and images would need `data:` in the policy.
    assetsInlineLimit: 0,
    // Which file needs which: what a page costs is read from it.
    manifest: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What every page needs is one file that stays the same when a page changes; what some pages share
          // is gathered, for a browser fetches forty crumbs slower than one loaf.
          groups: [
            { name: 'libraries', tags: ['$initial'], test: /node_modules/, priority: 3 },
            { name: 'shell', tags: ['$initial'], test: /packages[\\/]platform|apps[\\/]web/, priority: 2 },
            // Apart from the rest: a sign is small, and two pages with one sign in common share nothing else by it.
            {
              name: 'signs',
              test: /@tabler[\\/]icons-react/,
              minShareCount: 2,
              entriesAware: true,
              entriesAwareMergeThreshold: 600,
              priority: 2,
            },
            {
              name: 'shared',
              test: /node_modules|packages[\\/]platform/,
              minShareCount: 2,
              entriesAware: true,
              entriesAwareMergeThreshold: 1_200,
              priority: 1,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/trpc': api, '/api': api } },
})
