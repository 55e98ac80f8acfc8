import { transaction } from '@platform/database'
import type { CompanyDirectory } from '@platform/plugin-api'
import { createCompanies } from './create-companies.ts'
import { selectCompanies } from './sql/select-companies.ts'

export const companyDirectory: CompanyDirectory = {
  id: 'identity.companies',
  list: (database) => transaction(database, (tx) => tx.query(selectCompanies)),
  create: createCompanies,
}
