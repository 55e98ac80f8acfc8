import { createRegistry, procedurePermissions } from '@platform/plugin-host'
import { describe, expect, it } from 'vitest'
import { examplePlugins, plugins } from './plugins.ts'

describe('closed doors', () => {
  const registry = createRegistry([...plugins, ...examplePlugins])
  const procedures = registry.plugins.flatMap(({ id, router }) =>
    router ? procedurePermissions(router).map((one) => ({ ...one, path: `${id}.${one.path}` })) : [],
  )

  it('knows the procedures it looks at', () => {
    expect(procedures.length).toBeGreaterThan(30)
  })

  it('has every procedure name its permission', () => {
    expect(procedures.filter(({ permission }) => permission === undefined)).toEqual([])
  })

  it('opens to everybody only what asks who is there', () => {
    const open = procedures.filter(({ permission }) => permission === 'public').map(({ path }) => path)
    expect(open).toEqual(['identity.session'])
  })

  it('gives a customer what is their own, and nothing of the back office', () => {
    expect([...registry.permissionsOf('customer')]).toEqual([
      'identity.switch-company',
      'identity.change-own-password',
      'wallet-pos.pay-at-till',
    ])
  })
})
