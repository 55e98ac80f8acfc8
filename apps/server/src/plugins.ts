import { accountingPlugin } from '@erp/accounting'
import { catalogPlugin } from '@erp/catalog'
import { customersPlugin } from '@erp/customers'
import { identityPlugin } from '@erp/identity'
import { loyaltyPlugin } from '@erp/loyalty'
import { pointOfSalePlugin } from '@erp/point-of-sale'
import type { Plugin } from '@platform/plugin-api'
import { demoDataPlugin } from '@tooling/demo-data'
import { giftCardsPlugin } from '@wallet/gift-cards'
import { walletPlugin } from '@wallet/plugin'
import { walletPosPlugin } from '@wallet/pos-payments'
import { walletReconciliationPlugin } from '@wallet/reconciliation'

/** The plugins of this server. */
export const plugins: readonly Plugin[] = [
  identityPlugin,
  customersPlugin,
  catalogPlugin,
  accountingPlugin,
  pointOfSalePlugin,
  walletPlugin,
  walletPosPlugin,
  walletReconciliationPlugin,
  giftCardsPlugin,
  demoDataPlugin,
]

/** Worked examples: built and tested with the rest, and run where WITH_PLUGINS names them. */
export const examplePlugins: readonly Plugin[] = [
  // One a line: an example goes with its line.
  loyaltyPlugin,
]
