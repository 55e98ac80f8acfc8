import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const folder = 'packages/erp/gift-notes'
let copy: string

/** Runs a program in the copy; answers what it said, and throws that when it fails. */
async function node(args: readonly string[], cwd = ''): Promise<string> {
  // The tests within use the database server of this run: two servers must not share a data folder.
  const { serverUrl } = inject('databaseServer')
  const env = {
    ...process.env,
    NEW_PLUGIN_INSTALL: 'no',
    TURBO_TELEMETRY_DISABLED: '1',
    DATABASE_URL: serverUrl,
  }
  const said = promisify(execFile)(process.execPath, [...args], { cwd: path.join(copy, cwd), env })
  return said.then(
    ({ stdout }) => stdout,
    (error: { stdout: string; stderr: string }) => {
      throw new Error(`${error.stdout}${error.stderr}`)
    },
  )
}
const tool = (...place: string[]) => path.join(root, 'node_modules', ...place)

/** A checkout of its own, with the sources as they are and the packages that are installed. */
beforeAll(() => {
  copy = realpathSync(mkdtempSync(path.join(tmpdir(), 'new-plugin-')))
  const left = new Set(['.git', '.data', '.turbo', 'dist', 'docs'])
  cpSync(root, copy, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !left.has(path.basename(source)) && source !== path.join(root, 'node_modules'),
  })
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

describe('npm run new-plugin', () => {
  it('says what it needs when it gets something else', async () => {
    for (const wrong of [[], ['Gift Notes'], ['platform/notes'], ['a', 'b']])
      await expect(node(['tooling/run/new-plugin.mjs', ...wrong])).rejects.toThrow('npm run new-plugin NAME')
    await expect(node(['tooling/run/new-plugin.mjs', 'customers'])).rejects.toThrow('is there already')
  })

  it('makes a plugin that passes lint, types, boundaries, the house rules and its own tests', async () => {
    expect(await node(['tooling/run/new-plugin.mjs', 'gift-notes'])).toContain(`${folder} is there`)
    expect(readFileSync(path.join(copy, 'apps/server/src/plugins.ts'), 'utf8')).toContain(
      '  giftNotesPlugin,\n',
    )
    expect(readFileSync(path.join(copy, 'apps/web/src/plugins.ts'), 'utf8')).toContain('  giftNotesWeb,\n')
    // In place of the installation, which the registry would be asked for: customers need the same packages.
    cpSync(path.join(root, 'packages/erp/customers/node_modules'), path.join(copy, folder, 'node_modules'), {
      recursive: true,
      verbatimSymlinks: true,
    })
    for (const app of ['server', 'web'])
      symlinkSync(path.join(copy, folder), path.join(copy, 'apps', app, 'node_modules/@erp/gift-notes'))

    await node([path.join(copy, folder, 'node_modules/prisma/build/index.js'), 'generate'], folder)
    await node([
      tool('@biomejs/biome/bin/biome'),
      'check',
      folder,
      'apps/server/src/plugins.ts',
      'apps/web/src/plugins.ts',
    ])
    await node([tool('typescript/bin/tsc'), '-p', '.'], folder)
    // Judged by what is said of the new plugin: the rest of the house has a check of its own.
    const boundaries = await node([tool('turbo/bin/turbo'), 'boundaries']).catch(String)
    expect(boundaries).toMatch(/Checked \d+ files in \d+ packages/)
    expect(boundaries).not.toContain(`${folder}/src`)
    const tests = [
      folder,
      'apps/server/src/house',
      'apps/server/src/permissions',
      'apps/server/src/prisma-drift',
      'apps/web/src/words',
    ]
    expect(await node([tool('vitest/vitest.mjs'), 'run', '--project', 'unit', ...tests])).toMatch(
      /Test Files .*6 passed/,
    )
  })
}, 300_000)
