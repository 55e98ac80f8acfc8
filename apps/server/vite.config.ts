import { cpSync, existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const packages = path.resolve(import.meta.dirname, '../../packages')

/** Carries every package's SQL along, laid out as in the source. */
function migrations(): Plugin {
  return {
    name: 'migrations',
    writeBundle({ dir = 'dist' }) {
      for (const floor of readdirSync(packages))
        for (const name of readdirSync(path.join(packages, floor))) {
          const folder = path.join(floor, name, 'migrations')
          const source = path.join(packages, folder)
          if (existsSync(source)) cpSync(source, path.join(dir, 'packages', folder), { recursive: true })
        }
    },
  }
}

export default defineConfig({
  plugins: [migrations()],
  build: {
    ssr: 'src/main.ts',
    target: 'node20',
    sourcemap: true,
    rollupOptions: { output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' } },
  },
  ssr: {
    // One file that needs no node_modules, but for what holds machine code.
    noExternal: true,
    external: ['@node-rs/argon2', 'pg-native'],
  },
})
