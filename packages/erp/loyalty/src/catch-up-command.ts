import { parseArgs } from 'node:util'
import { transaction } from '@platform/database'
import { dateInput, defineCommand, listCompanies } from '@platform/plugin-api'
import { earnPoints } from './earn-points.ts'
import { selectConfirmedInvoices } from './sql/select-confirmed-invoices.ts'

const INVOICES_AT_ONCE = 1_000

/** For a company that has invoices from before it gave points. */
export const catchUp = defineCommand({
  id: 'loyalty catch-up',
  summary: 'Give the points of invoices that were confirmed before the plugin was there.',
  usage: '[--from YYYY-MM-DD]',
  async run({ database, print, progress, signal }, args) {
    const { values } = parseArgs({ args: [...args], options: { from: { type: 'string' } } })
    const from = values.from === undefined ? null : dateInput.parse(values.from)
    for (const { id, name } of await listCompanies(database)) {
      const invoices = await transaction(database, (tx) => tx.query(selectConfirmedInvoices, [id, from]))
      const bar = progress(name)
      for (let done = 0; done < invoices.length; done += INVOICES_AT_ONCE) {
        signal.throwIfAborted()
        const some = invoices.slice(done, done + INVOICES_AT_ONCE)
        await transaction(database, (tx) => earnPoints(tx, id, some))
        bar.step(done + some.length, invoices.length)
      }
      bar.end()
      print(`${name}: ${invoices.length} invoices looked at.`)
    }
    return 0
  },
})
