import { statement } from '@platform/database'

/** $1 company. */
export const companyCurrency = statement<{ currency: string }>(
  'loyalty.company-currency',
  'select currency from identity.company_view where id = $1',
)
