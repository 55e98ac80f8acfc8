import { defineConfig } from 'vite'

// Measured as it is shipped: one bundle, like the server's.
export default defineConfig({
  build: {
    ssr: 'src/main.ts',
    target: 'node20',
    sourcemap: true,
    rollupOptions: { output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' } },
  },
  ssr: { noExternal: true, external: ['@node-rs/argon2', 'pg-native', 'playwright-core'] },
})
