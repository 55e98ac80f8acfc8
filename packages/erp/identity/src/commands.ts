import { parseArgs } from 'node:util'
import { transaction } from '@platform/database'
import { defineCommand, listCompanies, Refusal, roles } from '@platform/plugin-api'
import { createCompanies } from './create-companies.ts'
import { createUsers } from './create-users.ts'

export const addCompany = defineCommand({
  id: 'company add',
  summary: 'Make a company, with its chart of accounts and all that plugins keep for it.',
  usage: '--name NAME --currency EUR [--locale en-IE] [--time-zone Europe/Dublin]',
  async run({ database, print }, args) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        name: { type: 'string', default: '' },
        currency: { type: 'string', default: '' },
        locale: { type: 'string', default: 'en-GB' },
        'time-zone': { type: 'string', default: 'UTC' },
      },
    })
    const draft = { ...values, timeZone: values['time-zone'] }
    const [company] = await transaction(database, (tx) => createCompanies(tx, [draft]))
    print(`Company ${company?.id}: ${company?.name}, books in ${company?.currency}.`)
    return 0
  },
})

export const listCompaniesCommand = defineCommand({
  id: 'company list',
  summary: 'List the companies.',
  usage: '',
  async run({ database, print }) {
    for (const { id, name, currency } of await listCompanies(database)) print(`${id}  ${name}  ${currency}`)
    return 0
  },
})

export const addUser = defineCommand({
  id: 'user add',
  summary: 'Make somebody who can sign in. The password comes from the environment, as ERP_PASSWORD.',
  usage: `--email ADDRESS --name NAME --company ID --role ${roles.join('|')}`,
  async run({ database, print }, args) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        email: { type: 'string', default: '' },
        name: { type: 'string', default: '' },
        company: { type: 'string', default: '' },
        role: { type: 'string', default: '' },
      },
    })
    const role = roles.find((known) => known === values.role)
    const companyId = /^\d{1,9}$/.test(values.company) ? Number(values.company) : undefined
    if (role === undefined || companyId === undefined)
      throw new Refusal({
        kind: 'invalid',
        code: 'usage',
        message: `Give --company ID (see 'company list') and --role, one of ${roles.join(', ')}.`,
      })
    const password = process.env['ERP_PASSWORD'] ?? ''
    const [user] = await transaction(database, (tx) =>
      createUsers(tx, [
        { email: values.email, name: values.name, password, memberships: [{ companyId, role }] },
      ]),
    )
    print(`${user?.name} can sign in as ${user?.email}.`)
    return 0
  },
})
