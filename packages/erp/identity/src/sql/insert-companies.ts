import { statement } from '@platform/database'
import type { Company } from '@platform/plugin-api'

/** $1 names, $2 currencies, $3 locales, $4 time zones; answers the companies in the order given. */
export const insertCompanies = statement<Company>(
  'identity.insert-companies',
  `insert into identity.company (name, currency, locale, time_zone)
   select name, currency, locale, time_zone
   from unnest($1::text[], $2::text[], $3::text[], $4::text[])
     with ordinality as draft (name, currency, locale, time_zone, position)
   order by position
   returning id, name, currency, locale, time_zone as "timeZone"`,
)
