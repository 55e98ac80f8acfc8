import { transaction } from '@platform/database'
import { defineCommand, listCompanies } from '@platform/plugin-api'
import { completeChart } from './complete-chart.ts'

/** For companies that are older than a plugin: gives them the accounts and journals it posts to. */
export const completeCharts = defineCommand({
  id: 'chart complete',
  summary: 'Add the accounts and journals of newly installed plugins to every company.',
  usage: '',
  async run({ database, print }) {
    for (const company of await listCompanies(database)) {
      await transaction(database, (tx) => completeChart(tx, company))
      print(`${company.id} ${company.name}: complete`)
    }
    return 0
  },
})
