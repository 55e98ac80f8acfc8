import { statement } from '@platform/database'
import type { Role } from '@platform/plugin-api'

/** $1 company: who works there. Its customers, who may come in too, are on their own pages. */
export const selectUsers = statement<{
  id: string
  name: string
  email: string
  role: Role
  isActive: boolean
}>(
  'identity.select-users',
  `select id, name, email, role, is_active as "isActive" from identity.user_view
    where company_id = $1 and role <> 'customer'
    order by name, id`,
)
