import { accountingWeb } from '@erp/accounting/web'
import { catalogWeb } from '@erp/catalog/web'
import { customersWeb } from '@erp/customers/web'
import { identityWeb } from '@erp/identity/web'
import { loyaltyWeb } from '@erp/loyalty/web'
import { pointOfSaleWeb } from '@erp/point-of-sale/web'
import type { WebPlugin } from '@platform/plugin-api/web'
import { hostWeb } from '@platform/plugin-host/web'
import { giftCardsWeb } from '@wallet/gift-cards/web'
import { walletPosWeb } from '@wallet/pos-payments/web'
import { walletReconciliationWeb } from '@wallet/reconciliation/web'
import { walletWeb } from '@wallet/ui'

/**
 * The plugins of the back office: the only place of the browser half that knows every one of them. Of those the server
 * does not run nothing is shown, and nothing is fetched.
 */
export const webPlugins: readonly WebPlugin[] = [
  hostWeb,
  identityWeb,
  customersWeb,
  catalogWeb,
  accountingWeb,
  pointOfSaleWeb,
  walletWeb,
  walletPosWeb,
  walletReconciliationWeb,
  loyaltyWeb,
  giftCardsWeb,
]
