import { statement } from '@platform/database'
import type { JournalType } from '../journal-roles.ts'

/** $1 company, $2 id, $3 code, $4 name, $5 type. */
export const insertJournal = statement(
  'accounting.insert-journal',
  `insert into accounting.journal (company_id, id, code, name, type)
   values ($1, $2, $3, $4, $5::accounting.journal_type)`,
)

/** $1 company, $2 id, $3 code, $4 name, $5 active. */
export const updateJournal = statement(
  'accounting.update-journal',
  'update accounting.journal set code = $3, name = $4, active = $5 where company_id = $1 and id = $2',
)

/** $1 company, $2 id. Holds the row, so that what is decided on it stays true. */
export const readJournal = statement<{
  id: string
  code: string
  name: string
  type: JournalType
  active: boolean
  roles: string[]
}>(
  'accounting.read-journal',
  `select id, code, name, type::text as type, active,
          array(select role from accounting.journal_role where company_id = $1 and journal_id = $2 order by role)
            as roles
     from accounting.journal
    where company_id = $1 and id = $2
      for no key update`,
)

/** $1 company, $2 role, $3 journal. Answers a row when there is such a role. */
export const assignJournalRole = statement<{ role: string }>(
  'accounting.assign-journal-role',
  `update accounting.journal_role set journal_id = $3 where company_id = $1 and role = $2 returning role`,
)
