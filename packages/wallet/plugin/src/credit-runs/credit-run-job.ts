import type { Database } from '@platform/database'
import { type Company, defineJob, listCompanies } from '@platform/plugin-api'
import { carryOutCreditRun, carryOutUndo } from '@wallet/accounting-bridge'
import { z } from 'zod'

/** Applies a run of wallet credit that somebody confirmed, or takes it back; carries on with one that was interrupted. */
export const creditRunJob = defineJob({
  id: 'wallet.credit-run',
  schema: z.object({ companyId: z.int().positive(), runId: z.uuid(), what: z.enum(['apply', 'undo']) }),
  async run({ database, signal, progress }, { companyId, runId, what }) {
    const company = await getCompany(database, companyId)
    const carryOut = what === 'apply' ? carryOutCreditRun : carryOutUndo
    await carryOut(database, company, runId, { signal, progress })
  },
})

async function getCompany(database: Database, companyId: number): Promise<Company> {
  const company = (await listCompanies(database)).find(({ id }) => id === companyId)
  if (!company) throw new Error(`There is no company ${companyId}.`)
  return company
}
