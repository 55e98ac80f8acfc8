import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const example = path.resolve(import.meta.dirname, '..')
const guide = readFileSync(path.resolve(example, '../../../docs/writing-a-plugin.md'), 'utf8')

it('is shown in the guide as it is: every snippet of code is a verbatim part of a file', () => {
  const files = sourcesBelow(example).map((file) => readFileSync(file, 'utf8'))
  const snippets = [...guide.matchAll(/^```(ts|sql)\n([\s\S]*?)^```$/gm)].map(([, , code = '']) => code)
  // What takes the example out is not in it.
  const shown = snippets.filter((code) => !code.startsWith('drop schema'))
  expect(shown.length).toBeGreaterThan(15)
  expect(shown.filter((code) => !files.some((file) => file.includes(code.trimEnd())))).toEqual([])
})

it('is where the guide says: every file it names is there', () => {
  const named = [...guide.matchAll(/`((?:src|prisma|migrations)\/[\w./-]+)`/g)].map(([, file = '']) => file)
  const there = sourcesBelow(example).map((file) => path.relative(example, file).replaceAll('\\', '/'))
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter((file) => !there.includes(file))).toEqual([])
})

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'generated') return []
    const place = path.join(folder, entry.name)
    if (entry.isDirectory()) return sourcesBelow(place)
    return /\.(tsx?|sql|prisma)$/.test(entry.name) ? [place] : []
  })
}
