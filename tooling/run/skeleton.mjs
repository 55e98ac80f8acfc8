/** How a plugin's name is written where. */
export function namesOf({ floor, name }) {
  const words = name.split('-')
  const camel = words
    .map((word, index) => (index === 0 ? word : word[0].toUpperCase() + word.slice(1)))
    .join('')
  return {
    floor,
    name,
    package: `@${floor}/${name}`,
    camel,
    pascal: camel[0].toUpperCase() + camel.slice(1),
    schema: words.join('_'),
    title: `${words.join(' ')[0].toUpperCase()}${words.join(' ').slice(1)}`,
  }
}

/** The files of a new plugin: notes that can be added and listed, on the server and in the browser. */
export function skeleton(names) {
  return [...Object.entries(settings(names)), ...Object.entries(server(names)), ...Object.entries(web(names))]
}

function settings({ floor, package: id, schema }) {
  const workspace = (...packages) => Object.fromEntries(packages.map((one) => [one, 'workspace:*']))
  const catalog = (...packages) => Object.fromEntries(packages.map((one) => [one, 'catalog:']))
  const manifest = {
    name: id,
    version: '0.1.0',
    private: true,
    type: 'module',
    sideEffects: ['*.css'],
    exports: { '.': './src/index.ts', './web': './src/web/index.ts' },
    scripts: { generate: 'prisma generate' },
    dependencies: {
      ...workspace('@platform/database', '@platform/plugin-api', '@platform/ui'),
      ...catalog('@prisma/adapter-pg', '@prisma/client', '@tabler/icons-react', '@tanstack/react-query'),
      ...catalog('@trpc/client', '@trpc/server', 'react', 'react-dom', 'zod'),
    },
    devDependencies: {
      ...workspace('@erp/identity', '@platform/testing'),
      ...catalog(
        '@types/node',
        '@types/pg',
        '@types/react',
        '@types/react-dom',
        'pg',
        'prisma',
        'typescript',
        'vitest',
      ),
    },
  }
  return {
    'package.json': `${JSON.stringify(manifest, null, 2)}\n`,
    'turbo.json': `${JSON.stringify({ extends: ['//'], tags: [floor] }, null, 2)}\n`,
    'tsconfig.json': `{ "extends": "../../../tsconfig.base.json", "include": ["src", "*.config.ts"] }\n`,
    'prisma.config.ts': `import { defineConfig } from 'prisma/config'

// Generating a client never runs the schema engine; naming any executable keeps the CLI from downloading one.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath

export default defineConfig({ schema: 'prisma/schema.prisma' })
`,
    'prisma/schema.prisma': `generator client {
  provider = "prisma-client"
  output   = "../src/generated"
}

datasource db {
  provider = "postgresql"
  schemas  = ["${schema}"]
}

model Note {
  companyId  Int      @map("company_id")
  id         String   @db.Uuid
  createKey  String   @map("create_key") @db.Uuid
  text       String
  actorId    String   @map("actor_id") @db.Uuid
  recordedAt DateTime @default(now()) @map("recorded_at") @db.Timestamptz(6)

  @@id([companyId, id])
  @@map("note")
  @@schema("${schema}")
}
`,
    'migrations/0001_notes.sql': `-- Up Migration
create schema ${schema};
grant usage on schema ${schema} to erp_app;

create table ${schema}.note (
  company_id integer not null,
  id uuid not null,
  create_key uuid not null,
  text text not null check (text <> ''),
  actor_id uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (company_id, id),
  constraint note_create_key unique (company_id, create_key)
);
grant select, insert on ${schema}.note to erp_app;

-- Down Migration

drop schema ${schema} cascade;
`,
  }
}

function server({ floor, name, camel, pascal, schema, title }) {
  return {
    'src/index.ts': `export { ${camel}Plugin } from './plugin.ts'
export type { ${pascal}Router } from './router.ts'
`,
    'src/plugin.ts': `import { definePlugin } from '@platform/plugin-api'
import { permissions } from './permissions.ts'
import { ${camel}Router } from './router.ts'

/** ${title}. */
export const ${camel}Plugin = definePlugin({
  id: '${name}',
  name: '${title}',
  dependsOn: ['identity'],
  migrations: ['${floor}/${name}'],
  router: ${camel}Router,
  permissions,
})
`,
    'src/permissions.ts': `import { definePermissions } from '@platform/plugin-api'

export const permissions = definePermissions('${name}', {
  read: { title: 'See ${title.toLowerCase()}', roles: ['owner', 'accountant', 'cashier', 'auditor'] },
  write: { title: 'Add ${title.toLowerCase()}', roles: ['owner', 'accountant'] },
})
`,
    'src/notes-prisma.ts': `import { onePerPool } from '@platform/database'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from './generated/client.ts'

/** For reading notes; what adds them is SQL on a transaction. */
export const notesPrisma = onePerPool((pool) => new PrismaClient({ adapter: new PrismaPg(pool) }))
`,
    'src/sql/insert-note.ts': `import { statement } from '@platform/database'

/** $1 company, $2 id, $3 key, $4 text, $5 who writes it. A key that was there before is passed over. */
export const insertNote = statement(
  '${name}.insert-note',
  \`insert into ${schema}.note (company_id, id, create_key, text, actor_id) values ($1, $2, $3, $4, $5)
   on conflict (company_id, create_key) do nothing\`,
)
`,
    'src/router.ts': `import { newId, transaction } from '@platform/database'
import { idempotencyKeyInput, listInput, pageOf, procedure, router } from '@platform/plugin-api'
import { z } from 'zod'
import { notesPrisma } from './notes-prisma.ts'
import { permissions } from './permissions.ts'
import { insertNote } from './sql/insert-note.ts'

export const ${camel}Router = router({
  list: procedure(permissions.read)
    .input(listInput(['text', 'recordedAt'], '-recordedAt'))
    .query(async ({ ctx, input }) => {
      const { skip, take, column, direction } = pageOf(input)
      const where = {
        companyId: ctx.session.company.id,
        ...(input.search ? { text: { contains: input.search, mode: 'insensitive' as const } } : {}),
      }
      const { note } = notesPrisma(ctx.database)
      const [rows, total] = await Promise.all([
        note.findMany({ where, skip, take, orderBy: [{ [column]: direction }, { id: direction }] }),
        note.count({ where }),
      ])
      return {
        rows: rows.map(({ id, text, recordedAt }) => ({ id, text, recordedAt: recordedAt.toISOString() })),
        total,
      }
    }),

  add: procedure(permissions.write)
    .input(z.object({ text: z.string().trim().min(1).max(500), idempotencyKey: idempotencyKeyInput }))
    .mutation(({ ctx: { database, session }, input: { text, idempotencyKey } }) =>
      transaction(database, async (tx) => {
        await tx.query(insertNote, [session.company.id, newId(), idempotencyKey, text, session.user.id])
      }),
    ),
})

export type ${pascal}Router = typeof ${camel}Router
`,
    [`src/${name}.test.ts`]: `import { identityPlugin } from '@erp/identity'
import { newId } from '@platform/database'
import { type TestHost, testHost } from '@platform/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ${camel}Plugin } from './plugin.ts'
import { ${camel}Router } from './router.ts'

let test: TestHost
beforeAll(async () => {
  test = await testHost({ plugins: [identityPlugin, ${camel}Plugin] })
})
afterAll(() => test.close())

describe('notes', () => {
  it('are added once for one form, and found again', async () => {
    const company = await test.createCompany()
    const accountant = test.callerAs(${camel}Router, test.sessionOf(company, 'accountant'))
    const note = { text: 'Call back on Monday', idempotencyKey: newId() }
    await accountant.add(note)
    await accountant.add(note)
    expect(await accountant.list({ search: 'monday' })).toMatchObject({ rows: [{ text: note.text }], total: 1 })
  })

  it('are not there for another company, nor to be added by who may only look', async () => {
    const company = await test.createCompany()
    const owner = test.callerAs(${camel}Router, test.sessionOf(company, 'owner'))
    await owner.add({ text: 'Ours', idempotencyKey: newId() })
    const stranger = test.callerAs(${camel}Router, test.sessionOf(await test.createCompany(), 'owner'))
    expect((await stranger.list({})).total).toBe(0)
    const auditor = test.callerAs(${camel}Router, test.sessionOf(company, 'auditor'))
    await expect(auditor.add({ text: 'No', idempotencyKey: newId() })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })
})
`,
  }
}

function web({ name, camel, pascal, title }) {
  return {
    'src/web/index.ts': `import { defineWebPlugin } from '@platform/plugin-api/web'
import { IconNote } from '@tabler/icons-react'
import { messages } from './messages.ts'
import { notesPage } from './pages.ts'

/** ${title} in the back office. */
export const ${camel}Web = defineWebPlugin({
  id: '${name}',
  messages,
  apps: [{ id: '${name}', label: 'app.label', hint: 'app.hint', icon: IconNote, order: 100 }],
  nav: [{ app: '${name}', label: 'notes.title', page: notesPage, order: 10 }],
  pages: [notesPage],
})
`,
    'src/web/pages.ts': `import { definePage } from '@platform/plugin-api/web'

export const notesPage = definePage({
  path: '/${name}',
  permission: '${name}.read',
  load: () => import('./notes-page.tsx').then((module) => module.NotesPage),
})
`,
    'src/web/client.ts': `import { pluginClient } from '@platform/plugin-api/web'
import type { inferRouterOutputs } from '@trpc/server'
import type { ${pascal}Router } from '../router.ts'

export const ${camel} = pluginClient<${pascal}Router>('${name}')

export type NoteRow = inferRouterOutputs<${pascal}Router>['list']['rows'][number]
`,
    'src/web/notes-page.tsx': `import { type Column, ListPage, TimeText, textColumn, useList, useMessages } from '@platform/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type NoteRow, ${camel} } from './client.ts'
import { messages } from './messages.ts'

/** Every note of the company. */
export function NotesPage(): ReactNode {
  const t = useMessages(messages)
  const list = useList({ filters: {}, sorts: ['text', 'recordedAt'], sort: '-recordedAt' })
  const query = useQuery(${camel}.list.queryOptions(list.input, { placeholderData: keepPreviousData }))
  const columns: readonly Column<NoteRow>[] = [
    textColumn({ id: 'text', header: t('field.text'), text: (row) => row.text, sortable: true, phone: 'title' }),
    {
      id: 'recordedAt',
      header: t('field.recordedAt'),
      cell: (row) => <TimeText at={row.recordedAt} />,
      sortable: true,
    },
  ]
  return (
    <ListPage
      title={t('notes.title')}
      list={list}
      query={query}
      columns={columns}
      rowId={(row) => row.id}
      empty={{ title: t('notes.empty'), hint: t('notes.emptyHint') }}
      messages={messages}
    />
  )
}
`,
    'src/web/messages.ts': `import { defineMessages } from '@platform/plugin-api/web'
import { en } from './messages/always/en.ts'

export const messages = defineMessages('${name}', {
  always: { en, ar: () => import('./messages/always/ar.ts').then((module) => module.ar) },
  pages: {
    en: () => import('./messages/en.ts').then((module) => module.en),
    ar: () => import('./messages/ar.ts').then((module) => module.ar),
  },
})
`,
    'src/web/messages/always/en.ts': `export const en = {
  'app.label': '${title}',
  'app.hint': 'What is worth writing down',
  'notes.title': 'Notes',
}
`,
    'src/web/messages/always/ar.ts': `import type { Translation } from '@platform/plugin-api/web'
import type { en } from './en.ts'

export const ar: Translation<typeof en> = {
  'app.label': '${title}',
  'app.hint': 'ما يستحق التدوين',
  'notes.title': 'الملاحظات',
}
`,
    'src/web/messages/en.ts': `export const en = {
  'notes.empty': 'No notes yet',
  'notes.emptyHint': 'What is written down is found here.',
  'field.text': 'Note',
  'field.recordedAt': 'When',
  'permission.${name}.read': 'See ${title.toLowerCase()}',
  'permission.${name}.write': 'Add ${title.toLowerCase()}',
}
`,
    'src/web/messages/ar.ts': `import type { Translation } from '@platform/plugin-api/web'
import type { en } from './en.ts'

export const ar: Translation<typeof en> = {
  'notes.empty': 'لا ملاحظات بعد',
  'notes.emptyHint': 'تجد هنا ما دُوّن.',
  'field.text': 'ملاحظة',
  'field.recordedAt': 'متى',
  'permission.${name}.read': 'الاطلاع على الملاحظات',
  'permission.${name}.write': 'إضافة ملاحظات',
}
`,
    'src/web/messages.test.ts': `import { problemsOfWords } from '@platform/ui'
import { expect, it } from 'vitest'
import { permissions } from '../permissions.ts'
import { messages } from './messages.ts'

it('says everything in Arabic too, and each thing in one place', async () => {
  expect(await problemsOfWords(messages, permissions)).toEqual([])
})
`,
  }
}
