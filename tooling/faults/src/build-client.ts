import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'

// Where what holds machine code, and so cannot be bundled, is found from.
const cache = path.resolve(import.meta.dirname, '../node_modules/.cache')

/** Bundles the client, as the server is: a process starts in a moment then. Remove it when done. */
export async function buildClient(): Promise<{ readonly program: string; remove(): void }> {
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(path.join(cache, 'fault-client-'))
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'client.ts',
      target: 'node20',
      outDir: folder,
      rollupOptions: { output: { entryFileNames: 'client.mjs' } },
    },
    ssr: { noExternal: true, external: ['@node-rs/argon2', 'pg-native'] },
  })
  return {
    program: path.join(folder, 'client.mjs'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
