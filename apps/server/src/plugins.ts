import { accountingPlugin } from '@erp/accounting'
import { catalogPlugin } from '@erp/catalog'
import { customersPlugin } from '@erp/customers'
import { identityPlugin } from '@erp/identity'
import type { Plugin } from '@platform/plugin-api'
import { demoDataPlugin } from '@tooling/demo-data'
import { walletPlugin } from '@wallet/plugin'

/** Every plugin of this server: the only list of them. */
export const plugins: readonly Plugin[] = [
  identityPlugin,
  customersPlugin,
  catalogPlugin,
  accountingPlugin,
  walletPlugin,
  demoDataPlugin,
]
