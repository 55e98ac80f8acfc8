import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Edit } from './mutant.ts'

export const checkout = path.resolve(import.meta.dirname, '../../..')

/** A checkout of its own in a temporary folder, with the sources as they are and the packages that are installed. */
export interface CheckoutCopy {
  readonly root: string
  /** Makes the edits, and answers how to take them back. Throws where a text to be replaced does not stand exactly once. */
  edit(edits: readonly Edit[]): () => void
  remove(): void
}

const left = new Set(['.git', '.data', '.turbo', '.vite', '.cache', 'dist', 'docs'])

export function copyCheckout(): CheckoutCopy {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'mutants-')))
  // PostgreSQL's own user has to get in, where the tests run as root.
  chmodSync(root, 0o755)
  const installed = path.join(checkout, 'node_modules')
  cpSync(checkout, root, {
    recursive: true,
    // The packages of the copy name each other, not those of the original.
    verbatimSymlinks: true,
    filter: (source) => !left.has(path.basename(source)) && source !== installed,
  })
  symlinkSync(realpathSync(installed), path.join(root, 'node_modules'))
  return {
    root,
    edit(edits) {
      const files = [...new Set(edits.map(({ file }) => file))]
      const originals = files.map(
        (file) => [path.join(root, file), readFileSync(path.join(root, file), 'utf8')] as const,
      )
      files.forEach((file, index) => {
        const [place, original] = originals[index] ?? [path.join(root, file), '']
        writeFileSync(
          place,
          applyEdits(
            original,
            edits.filter((edit) => edit.file === file),
          ),
        )
      })
      return () => {
        for (const [place, original] of originals) writeFileSync(place, original)
      }
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

/** The text with all the edits made, each judged by the original. */
export function applyEdits(original: string, edits: readonly Edit[]): string {
  const places = edits.map(({ file, search, replace }) => {
    const start = original.indexOf(search)
    const again = original.indexOf(search, start + 1)
    if (start < 0 || again >= 0)
      throw new Error(`${file} has ${start < 0 ? 'no' : 'more than one'} place that reads\n${search}`)
    return { start, end: start + search.length, replace }
  })
  let text = original
  // From the end, so that the places before stay where they are.
  for (const { start, end, replace } of places.toSorted((a, b) => b.start - a.start))
    text = text.slice(0, start) + replace + text.slice(end)
  return text
}
