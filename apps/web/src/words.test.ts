import { type Check, checks } from '@platform/plugin-api'
import { partsOf } from '@platform/plugin-api/web'
import { beforeAll, describe, expect, it } from 'vitest'
import { webPlugins } from './plugins.ts'
import { registry } from './testing/server-halves.ts'

/** What each plugin can say, by its id. That Arabic says as much as English, each plugin tests itself. */
const words = new Map<string, ReadonlySet<string>>()
beforeAll(async () => {
  for (const { id, messages } of webPlugins)
    words.set(
      id,
      new Set([...Object.keys(messages.always.en), ...Object.keys((await messages.pages?.en()) ?? {})]),
    )
})

it('has words for every permission that the server knows', () => {
  const permissions = registry.plugins.flatMap(({ id, permissions }) =>
    Object.values(permissions ?? {}).map((permission) => ({
      plugin: id,
      key: `permission.${permission.id}`,
    })),
  )
  expect(permissions.length).toBeGreaterThan(50)
  expect(permissions.filter(({ plugin, key }) => !words.get(plugin)?.has(key))).toEqual([])
})

it('has words for every check that a reconciliation runs', () => {
  const ids = registry
    .contributions(checks.id)
    .map(({ value }) => (value as Check).id)
    .filter((id) => !id.startsWith('host.'))
  expect(ids.length).toBeGreaterThan(40)
  const speaking = (id: string) => ['wallet-reconciliation', id.split('.')[0] ?? '']
  expect(ids.filter((id) => !speaking(id).some((plugin) => words.get(plugin)?.has(`check.${id}`)))).toEqual(
    [],
  )
})

it('has words for every code that stands in what a check says', () => {
  const sentences = registry.contributions(checks.id).flatMap(({ value }) => (value as Check).sentences)
  const places = sentences
    .flatMap((said) => partsOf(said))
    .flatMap((part) => (typeof part === 'string' ? [] : part.name))
  expect(places).toEqual(expect.arrayContaining(['accountRole', 'kind']))
  // Those that the sum by customer is taken of.
  const roles = ['deposits', 'promotional', 'overdrafts'].map((role) => `accountRole.wallet.${role}`)
  // That every kind of movement has its word, the compiler sees to where movements are listed.
  const codes = ['kind.top_up', 'kind.allocation', ...roles]
  expect(codes.filter((key) => !words.get('wallet')?.has(key))).toEqual([])
})

/** The places of a sentence, and how each is read. */
const placesOf = (template: string) =>
  partsOf(template)
    .flatMap((part) => (typeof part === 'string' ? [] : [`${part.name}, ${part.format}`]))
    .toSorted()

describe.each(webPlugins.filter(({ id }) => id !== 'host'))('$id', ({ id, messages }) => {
  it('has both halves here', () => {
    expect(registry.plugins.map((plugin) => plugin.id)).toContain(id)
  })

  it('has Arabic words for every sentence that its checks may say, and no others', async () => {
    const said = registry
      .contributions(checks.id)
      .filter(({ plugin }) => plugin.id === id)
      .flatMap(({ value }) => (value as Check).sentences)
    const words = (await messages.findings?.ar()) ?? {}
    expect(Object.keys(words).toSorted()).toEqual([...new Set(said)].toSorted())
    for (const [sentence, arabic] of Object.entries(words)) {
      const isPlacesAlone = partsOf(sentence).every(
        (part) => typeof part !== 'string' || !/\p{L}/u.test(part),
      )
      if (!isPlacesAlone) expect(arabic).toMatch(/\p{Script=Arabic}/u)
      expect(placesOf(arabic), sentence).toEqual(placesOf(sentence))
    }
  })
})
