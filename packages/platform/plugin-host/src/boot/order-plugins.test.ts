import { definePlugin } from '@platform/plugin-api'
import { describe, expect, it } from 'vitest'
import { orderPlugins } from './order-plugins.ts'

const plugin = (id: string, ...dependsOn: string[]) => definePlugin({ id, name: `The ${id}`, dependsOn })

describe('orderPlugins', () => {
  it('puts each plugin behind all it depends on, else as listed', () => {
    const ordered = orderPlugins([
      plugin('wallet', 'customers', 'accounting'),
      plugin('accounting', 'customers'),
      plugin('notes'),
      plugin('customers'),
    ])
    expect(ordered.map(({ id }) => id)).toEqual(['customers', 'accounting', 'wallet', 'notes'])
  })

  it('refuses two plugins of one id, naming both', () => {
    const twins = [plugin('wallet'), { ...plugin('wallet'), name: 'Purse' }]
    expect(() => orderPlugins(twins)).toThrow("Two plugins have the id 'wallet': 'The wallet' and 'Purse'.")
  })

  it('refuses a missing dependency, naming who misses what', () => {
    expect(() => orderPlugins([plugin('wallet', 'accounting')])).toThrow(
      "Plugin 'wallet' depends on 'accounting', which is not among the plugins.",
    )
  })

  it('refuses a cycle, naming its path and nobody outside of it', () => {
    const plugins = [
      plugin('door', 'hen'),
      plugin('hen', 'egg'),
      plugin('egg', 'nest'),
      plugin('nest', 'hen'),
    ]
    expect(() => orderPlugins(plugins)).toThrow(
      'Plugins depend on each other in a circle: hen -> egg -> nest -> hen.',
    )
  })

  it('refuses a plugin that depends on itself', () => {
    expect(() => orderPlugins([plugin('narcissus', 'narcissus')])).toThrow('narcissus -> narcissus')
  })
})
