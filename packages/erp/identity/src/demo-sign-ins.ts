import { type Database, statement, type Tx, transaction } from '@platform/database'
import { type HttpHandler, type Role, sendJson } from '@platform/plugin-api'

/** A sign-in that the sign-in page offers. */
export interface DemoSignIn {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly role: Role
}

const insertDemoSignIns = statement(
  'identity.insert-demo-sign-ins',
  `insert into identity.demo_sign_in (person_id, password)
   select id, password from unnest($1::uuid[], $2::text[]) as draft (id, password)`,
)

const selectDemoSignIns = statement<DemoSignIn>(
  'identity.select-demo-sign-ins',
  `select distinct on (membership.role, person.id) person.name, person.email, demo_sign_in.password, membership.role
   from identity.demo_sign_in
   join identity.person on person.id = demo_sign_in.person_id
   join identity.membership on membership.person_id = person.id and membership.deactivated_at is null
   order by membership.role, person.id, membership.company_id`,
)

/** Has the sign-in page offer these people's sign-ins, passwords in the open. Only for invented people of a demonstration. */
export function offerDemoSignIns(
  tx: Tx,
  users: readonly { readonly id: string; readonly password: string }[],
): void {
  tx.send(insertDemoSignIns, [users.map(({ id }) => id), users.map(({ password }) => password)])
}

/** The sign-ins on offer, owners first; empty unless a demonstration was loaded. */
export function listDemoSignIns(database: Database): Promise<readonly DemoSignIn[]> {
  return transaction(database, (tx) => tx.query(selectDemoSignIns))
}

/** What the browser needs before anybody is signed in. */
export const shellHandler: HttpHandler = {
  id: 'identity.shell',
  path: '/api/shell',
  async handle(_request, response, { database }) {
    const demoSignIns = await listDemoSignIns(database)
    sendJson(response, 200, demoSignIns.length > 0 ? { demoSignIns } : {})
  },
}
