import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../../..')
const described = new Set(
  [...readFileSync(path.join(root, '.env.example'), 'utf8').matchAll(/^#?([A-Z_]+)=/gm)].map(
    ([, name]) => name,
  ),
)
const compose = readFileSync(path.join(root, 'docker-compose.yml'), 'utf8')

/** Read while developing, building and testing, or set by the program itself: not for the operator. */
const notForTheOperator = new Set(['API_URL', 'PRISMA_SCHEMA_ENGINE_BINARY'])

it('is described in .env.example, whatever of it the server reads', () => {
  const read = ['apps', 'packages']
    .flatMap((folder) => sourcesBelow(path.join(root, folder)))
    .flatMap((file) => [
      ...readFileSync(file, 'utf8').matchAll(
        /\b(?:process\.)?env\[?\.?'?([A-Z][A-Z_]{3,})'?|ensureKey\(\s*'([A-Z_]+)'/g,
      ),
    ])
    .map(([, variable, key]) => variable ?? key ?? '')
    .filter((name) => !notForTheOperator.has(name))
  expect(read).toContain('WORKER_PORT')
  expect(read).toContain('WALLET_SEAL_KEY')
  expect(read.filter((name) => !described.has(name))).toEqual([])
  const unread = [...described].filter((name) => !read.includes(name ?? ''))
  expect(unread).toEqual(['POSTGRES_PASSWORD'])
})

it('is what docker compose asks for', () => {
  const asked = [...compose.matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name ?? '')
  expect(asked).toContain('POSTGRES_PASSWORD')
  expect(asked.filter((name) => !described.has(name))).toEqual([])
})

it('keeps the queue of docker compose from throwing work away, and its server from being open to all', () => {
  expect(compose).toContain("'--maxmemory-policy', 'noeviction'")
  expect(compose).toContain('BIND_ADDRESS: 0.0.0.0')
  const ports = [...compose.matchAll(/^ {6}- '([^']+:\d+)'$/gm)].map(([, port]) => port)
  expect(ports.every((port) => port?.startsWith('127.0.0.1:'))).toBe(true)
  expect(compose).not.toMatch(/(PASSWORD|SECRET|TOKEN|KEY): (?!\$\{[A-Z_]+:\?)/)
})

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist', 'generated', 'testing', '.turbo'].includes(entry.name)) return []
    const place = path.join(folder, entry.name)
    if (entry.isDirectory()) return sourcesBelow(place)
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [place] : []
  })
}
