// npm run new-plugin NAME: a plugin that does little, and passes every check there is.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './checkout.mjs'
import { run } from './child.mjs'
import { addPackages, ensureInstalled } from './install.mjs'
import { namesOf, skeleton } from './skeleton.mjs'

const USAGE = `npm run new-plugin NAME

  NAME  two words at the most do well, in kebab case: gift-notes. The plugin lies in packages/erp/NAME; one that builds
        on the wallet lies in packages/wallet/NAME: npm run new-plugin wallet/NAME`

const [where = '', ...others] = process.argv.slice(2)
const [floor, name] = where.includes('/') ? where.split('/', 2) : ['erp', where]
if (others.length > 0 || !['erp', 'wallet'].includes(floor) || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
  console.error(USAGE)
  process.exit(2)
}
const folder = `packages/${floor}/${name}`
if (existsSync(path.join(ROOT, folder))) {
  console.error(`${folder} is there already. Choose another name.`)
  process.exit(1)
}

const withInstall = process.env.NEW_PLUGIN_INSTALL !== 'no'
if (withInstall) await ensureInstalled()
const names = namesOf({ floor, name })
for (const [file, text] of skeleton(names)) {
  const place = path.join(ROOT, folder, file)
  mkdirSync(path.dirname(place), { recursive: true })
  writeFileSync(place, text)
}
list('apps/server/src/plugins.ts', `${names.camel}Plugin`, names.package)
list('apps/web/src/plugins.ts', `${names.camel}Web`, `${names.package}/web`)
for (const app of ['server', 'web']) depend(`apps/${app}/package.json`, names.package)
if (withInstall) {
  await addPackages()
  await must(
    process.execPath,
    [path.join(ROOT, folder, 'node_modules/prisma/build/index.js'), 'generate'],
    folder,
  )
}
await must(process.execPath, [
  path.join(ROOT, 'node_modules/@biomejs/biome/bin/biome'),
  ...['check', '--write', folder, 'apps/server/src/plugins.ts', 'apps/web/src/plugins.ts'],
])
console.log(`
${folder} is there, and listed in apps/server and apps/web.
  npx vitest run --project unit ${folder}     its tests
  npm start                                   see it under All apps
  docs/writing-a-plugin.md                    how to go on
`)

/** Adds a plugin to an app's list. */
function list(file, plugin, from) {
  const place = path.join(ROOT, file)
  const text = readFileSync(place, 'utf8')
  const listed = text.replace(
    /(export const (?:plugins|webPlugins): [^\n]+\n[^\]]*?)\n\]/,
    `$1\n  ${plugin},\n]`,
  )
  if (listed === text) throw new Error(`${file} has no list of plugins to add ${plugin} to.`)
  writeFileSync(place, `import { ${plugin} } from '${from}'\n${listed}`)
}

function depend(file, on) {
  const place = path.join(ROOT, file)
  const manifest = JSON.parse(readFileSync(place, 'utf8'))
  const all = Object.entries({ ...manifest.dependencies, [on]: 'workspace:*' })
  manifest.dependencies = Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(place, `${JSON.stringify(manifest, null, 2)}\n`)
}

async function must(command, args, cwd = '.') {
  const code = await run(command, args, { cwd: path.join(ROOT, cwd) })
  if (code !== 0) process.exit(code)
}
