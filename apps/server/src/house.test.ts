import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const packagesFolder = path.resolve(import.meta.dirname, '../../../packages')

const packages = readdirSync(packagesFolder).flatMap((floor) =>
  readdirSync(path.join(packagesFolder, floor)).map((name) => ({ id: `${floor}/${name}`, floor })),
)

/** The schema that each package with tables makes in its migrations. */
const schemas = new Map(
  packages.flatMap(({ id }) =>
    filesBelow(path.join(packagesFolder, id, 'migrations')).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/create schema (\w+)/gi)].map(
        ([, schema = '']) => [id, schema] as const,
      ),
    ),
  ),
)

/** Every file of a package that may hold SQL, tests left out: they look where they want. */
function sqlSources(id: string): string[] {
  return ['migrations', 'src'].flatMap((folder) => filesBelow(path.join(packagesFolder, id, folder)))
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name)
    if (entry.isDirectory())
      return ['generated', 'testing', 'web'].includes(entry.name) ? [] : filesBelow(place)
    return /\.(sql|ts)$/.test(entry.name) && !/\.test\.ts$/.test(entry.name) ? [place] : []
  })
}

describe('the house', () => {
  it.each(packages)('has $id carry the tag of its floor', ({ id, floor }) => {
    const { tags } = JSON.parse(readFileSync(path.join(packagesFolder, id, 'turbo.json'), 'utf8'))
    expect(tags).toEqual([floor])
  })

  it('has every package with tables keep them in one schema of its own', () => {
    const withTables = packages
      .map(({ id }) => id)
      .filter((id) => filesBelow(path.join(packagesFolder, id, 'migrations')).length > 0)
    expect([...schemas.keys()].sort()).toEqual(withTables.sort())
    expect(new Set(schemas.values()).size).toBe(schemas.size)
    expect(schemas.get('wallet/ledger')).toBe('wallet')
  })

  it.each(packages)('has the SQL of $id name only its own schema, and what others publish', ({ id }) => {
    const names = [...schemas.values()].join('|')
    const reference = new RegExp(
      `\\b(?:from|join|into|update|delete from|references|truncate|table)\\s+(${names})\\.(\\w+)`,
      'gi',
    )
    const foreign = sqlSources(id).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(reference)]
        .map(([, schema = '', relation = '']) => ({ schema: schema.toLowerCase(), relation }))
        .filter(({ schema, relation }) => schema !== schemas.get(id) && !relation.endsWith('_view'))
        .map(({ schema, relation }) => `${path.relative(packagesFolder, file)}: ${schema}.${relation}`),
    )
    expect(foreign).toEqual([])
  })
})
