import { accountRoles } from '@erp/accounting'
import { posCardTerminals } from '@erp/point-of-sale'
import { definePlugin, extend } from '@platform/plugin-api'
import { practiceTerminal } from './practice-terminal.ts'
import { importRetailCommand } from './retail/command.ts'

/** Data to try the program with: the generated demo company, and the import of a real trading week. */
export const demoDataPlugin = definePlugin({
  id: 'demo-data',
  name: 'Demo data',
  dependsOn: [
    'identity',
    'customers',
    'catalog',
    'accounting',
    'point-of-sale',
    'wallet',
    'wallet-pos',
    'wallet-gift-cards',
  ],
  commands: [importRetailCommand],
  extensions: [
    extend(posCardTerminals, practiceTerminal),
    extend(accountRoles, {
      id: 'retail.marketplace_fees',
      title: 'Marketplace fees',
      type: 'expense',
      code: '6210',
      name: 'Marketplace fees',
    }),
    extend(accountRoles, {
      id: 'retail.samples',
      title: 'Samples bought',
      type: 'expense',
      code: '6220',
      name: 'Samples',
    }),
  ],
})
