import { statement } from '@platform/database'

/** The companies in which somebody has points. */
export const companiesWithPoints = statement<{ companyId: number }>(
  'loyalty.companies-with-points',
  'select distinct company_id as "companyId" from loyalty.balance where points > 0 order by 1',
)
