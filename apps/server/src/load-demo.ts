import type { Host } from '@platform/plugin-host'
import { demoDataPlugin, loadDemoCompany } from '@tooling/demo-data'
import { remark } from './terminal.ts'

/** Fills an empty installation with the demo company, if the plugins it tells of run. */
export async function loadDemo({ registry, database }: Host): Promise<void> {
  if (!registry.plugins.some(({ id }) => id === demoDataPlugin.id)) return
  remark('Loading the demo company ...')
  await loadDemoCompany(database)
}
