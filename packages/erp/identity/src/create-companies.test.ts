import { transaction } from '@platform/database'
import { definePlugin, inTransaction, Refusal } from '@platform/plugin-api'
import { type TestHost, testHost } from '@platform/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { companiesCreated, createCompanies, identityPlugin } from './index.ts'

const draft = { name: 'Corner Shop', currency: 'EUR', locale: 'en-IE', timeZone: 'Europe/Dublin' }

describe('createCompanies', () => {
  const setUp: unknown[] = []
  let test: TestHost
  beforeAll(async () => {
    const furniture = definePlugin({
      id: 'furniture',
      name: 'Furniture',
      dependsOn: ['identity'],
      subscribers: [
        inTransaction(companiesCreated, 'furniture.set-up', async (_tx, companyId, companies) => {
          if (companies.some(({ name }) => name === 'Haunted House'))
            throw new Error('no furniture for ghosts')
          setUp.push(companyId)
          return companies.map(() => undefined)
        }),
      ],
    })
    test = await testHost({ plugins: [furniture, identityPlugin] })
  })
  afterAll(() => test.close())

  it('has other plugins set each company up in the same transaction', async () => {
    const companies = await transaction(test.database, (tx) =>
      createCompanies(tx, [draft, { ...draft, name: ' Paper Mill ', currency: 'JPY' }]),
    )
    expect(companies).toEqual([
      { id: expect.any(Number), ...draft },
      { id: expect.any(Number), ...draft, name: 'Paper Mill', currency: 'JPY' },
    ])
    expect(setUp).toEqual(companies.map(({ id }) => id))
  })

  it('makes no company when a plugin cannot set it up', async () => {
    const failing = transaction(test.database, (tx) =>
      createCompanies(tx, [{ ...draft, name: 'Haunted House' }]),
    )
    await expect(failing).rejects.toThrow('no furniture for ghosts')
    const { rows } = await test.database.pool.query(
      "select from identity.company where name = 'Haunted House'",
    )
    expect(rows).toEqual([])
  })

  it.each([
    [{ name: ' ' }, 'A company needs a name.'],
    [{ currency: 'EURO' }, "'EURO' is not a currency. Give its ISO 4217 code, as EUR."],
    [{ locale: 'english please' }, "'english please' is not a locale. Give one such as en-GB."],
    [{ timeZone: 'Moon/Crater' }, "'Moon/Crater' is not a time zone. Give one such as Europe/London."],
  ])('refuses %j in words', async (misfit, message) => {
    const refused = transaction(test.database, (tx) => createCompanies(tx, [{ ...draft, ...misfit }]))
    await expect(refused).rejects.toThrow(Refusal)
    await expect(refused).rejects.toThrow(message)
  })
})
