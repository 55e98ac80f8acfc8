import type { Database, Tx } from '@platform/database'
import { defineExtensionPoint, extensionsOf } from './extension-point.ts'
import type { Company } from './session.ts'

/** A company to be made. */
export type CompanyDraft = Omit<Company, 'id'>

/** Keeps the companies of this installation. Exactly one plugin does. */
export interface CompanyDirectory {
  readonly id: string
  /** Every company, by id. */
  list(database: Database): Promise<readonly Company[]>
  /** Makes companies, and has every plugin set them up, in this transaction. */
  create(tx: Tx, drafts: readonly CompanyDraft[]): Promise<readonly Company[]>
}

/** Owned by the host. */
export const companyDirectories = defineExtensionPoint<CompanyDirectory>('host.companyDirectories')

/** Every company of this installation, by id; none where no plugin keeps companies. */
export async function listCompanies(database: Database): Promise<readonly Company[]> {
  const [directory] = extensionsOf(database, companyDirectories)
  return directory?.list(database) ?? []
}
