import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'

// Where what holds machine code, and so cannot be bundled, is found from.
const cache = path.resolve(import.meta.dirname, '../node_modules/.cache')

/** Bundles a program, as the server is: a process starts in a moment then. Remove it when done. */
export async function buildProgram(
  name: 'client' | 'worker',
): Promise<{ readonly program: string; remove(): void }> {
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(path.join(cache, `fault-${name}-`))
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: `${name}.ts`,
      target: 'node20',
      outDir: folder,
      rollupOptions: { output: { entryFileNames: 'program.mjs' } },
    },
    ssr: { noExternal: true, external: ['@node-rs/argon2', 'pg-native'] },
  })
  return {
    program: path.join(folder, 'program.mjs'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
