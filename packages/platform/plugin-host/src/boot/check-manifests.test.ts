import {
  afterCommit,
  defineCommand,
  defineEvent,
  defineExtensionPoint,
  defineJob,
  definePermissions,
  definePlugin,
  defineSettings,
  extend,
  type Plugin,
  procedure,
  router,
} from '@platform/plugin-api'
import { initTRPC } from '@trpc/server'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { BootRefused } from './boot-refused.ts'
import { createRegistry } from './registry.ts'

const shelves = defineExtensionPoint<{ id: string }>('library.shelves')
const bookReturned = defineEvent<string>('library.bookReturned')
const permissions = definePermissions('library', { lend: { title: 'Lend books', roles: ['cashier'] } })
const command = defineCommand({ id: 'lend', summary: '', usage: '', run: async () => 0 })
const job = defineJob({ id: 'library.dust', schema: z.object({}), run: async () => {} })
const subscriber = afterCommit(bookReturned, 'library.reshelve', async () => {})

const library = definePlugin({
  id: 'library',
  name: 'Library',
  migrations: [],
  permissions,
  extensionPoints: [shelves],
  extensions: [extend(shelves, { id: 'poetry' })],
  subscribers: [subscriber],
  commands: [command],
  jobs: [job],
})
const copyCat = (parts: Partial<Plugin>): Plugin => ({ id: 'copy-cat', name: 'Copy cat', ...parts })

describe('booting', () => {
  it.each([
    [
      'permission',
      { permissions },
      "Plugins 'library' and 'copy-cat' both have the permission 'library.lend'.",
    ],
    [
      'event subscriber',
      { subscribers: [subscriber] },
      "Plugins 'library' and 'copy-cat' both have the event subscriber 'library.reshelve'.",
    ],
    ['command', { commands: [command] }, "Plugins 'library' and 'copy-cat' both have the command 'lend'."],
    ['job', { jobs: [job, job] }, "Plugins 'library' and 'copy-cat' both have the job 'library.dust'."],
    [
      'extension point',
      { extensionPoints: [shelves] },
      "Plugins 'library' and 'copy-cat' both have the extension point 'library.shelves'.",
    ],
    [
      'contribution',
      { extensions: [extend(shelves, { id: 'poetry' })] },
      "The extension point 'library.shelves' gets 'poetry' twice: from plugin 'library' and from plugin 'copy-cat'.",
    ],
    [
      'command of its own',
      {
        commands: [
          { ...command, id: 'dance' },
          { ...command, id: 'dance' },
        ],
      },
      "Plugin 'copy-cat' lists the command 'dance' twice.",
    ],
  ])('refuses a duplicate %s, naming both plugins', (_what, parts, message) => {
    expect(() => createRegistry([library, copyCat(parts)])).toThrow(new BootRefused(message))
  })

  it('refuses a contribution to a point that nobody declares', () => {
    const attics = defineExtensionPoint<{ id: string }>('library.attics')
    expect(() =>
      createRegistry([library, copyCat({ extensions: [extend(attics, { id: 'moths' })] })]),
    ).toThrow(
      "Plugin 'copy-cat' extends 'library.attics' with 'moths', but no plugin declares that extension point.",
    )
  })

  it('refuses settings made for another plugin', () => {
    const settings = defineSettings('library', z.object({}))
    expect(() => createRegistry([copyCat({ settings })])).toThrow(
      "Plugin 'copy-cat' has settings made for plugin 'library'.",
    )
  })

  it('refuses a procedure whose permission nobody declares', () => {
    const lending = router({ books: router({ lend: procedure(permissions.lend).query(() => 1) }) })
    expect(() => createRegistry([copyCat({ router: lending })])).toThrow(
      "The procedure 'books.lend' of plugin 'copy-cat' asks for the permission 'library.lend', which no plugin declares.",
    )
  })

  it('refuses a procedure that names no permission', () => {
    const bare = initTRPC.create()
    const open = bare.router({ peek: bare.procedure.query(() => 'all') })
    expect(() => createRegistry([copyCat({ router: open })])).toThrow(
      "The procedure 'peek' of plugin 'copy-cat' names no permission.",
    )
  })

  it('gives the owner every permission, and others those of their role', () => {
    const { permissionsOf } = createRegistry([library])
    expect(permissionsOf('owner')).toContain('library.lend')
    expect(permissionsOf('cashier')).toContain('library.lend')
    expect(permissionsOf('customer')).not.toContain('library.lend')
  })
})
