import { companiesCreated } from '@erp/identity'
import { inTransaction } from '@platform/plugin-api'
import { completeChart } from './complete-chart.ts'

/** A new company has its books from the first moment, or is not made. */
export const setUpBooks = inTransaction(
  companiesCreated,
  'accounting.set-up-books',
  async (tx, _companyId, companies) => {
    for (const company of companies) await completeChart(tx, company)
    return companies.map(() => undefined)
  },
)
