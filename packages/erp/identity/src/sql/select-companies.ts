import { statement } from '@platform/database'
import type { Company } from '@platform/plugin-api'

export const selectCompanies = statement<Company>(
  'identity.select-companies',
  `select id, name, currency, locale, time_zone as "timeZone" from identity.company order by id`,
)
