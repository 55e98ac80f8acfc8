import { statement } from '@platform/database'

/** $1 session, $2 person, $3 company: answers a row when the person belongs to it. */
export const chooseCompany = statement<{ id: string }>(
  'identity.choose-company',
  `update identity.session set company_id = $3
   where id = $1 and person_id = $2
     and exists (select from identity.membership where company_id = $3 and person_id = $2 and deactivated_at is null)
   returning id`,
)
