import { statement, type Tx } from '@platform/database'

const copyRows = statement(
  'identity.copy-memberships',
  `insert into identity.membership (company_id, person_id, role)
   select $2, person_id, role from identity.membership where company_id = $1 and deactivated_at is null
   on conflict do nothing`,
)

/** Has everybody of one company join another in the same role, so that whoever runs the one sees the other. */
export function copyMemberships(tx: Tx, { from, to }: { readonly from: number; readonly to: number }): void {
  tx.send(copyRows, [from, to])
}
