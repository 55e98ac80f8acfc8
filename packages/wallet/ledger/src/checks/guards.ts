import { type Check, type Sentence, sentencesIn, sqlSentence } from '@platform/plugin-api'

const guards = [
  'transaction_is_immutable',
  'entry_is_immutable',
  'lot_use_is_immutable',
  'wallet_is_kept',
  'credit_lot_is_kept',
  'hold_is_kept',
  'seal_is_immutable',
  'seal_head_is_immutable',
]

const table = sqlSentence('table {{table}}', { table: "'wallet.' || class.relname" })

/** What the connected role could do to history; none of it may be true. */
const temptations = `
  select ${sqlSentence('role {{role}}', { role: 'role.rolname' })} as subject,
         ${sqlSentence('is a superuser: no trigger and no privilege stops it')} as finding
    from pg_roles role
   where role.rolname = current_user and role.rolsuper
  union all
  select ${table}, ${sqlSentence('belongs to the connected role, which could switch its guards off')}
    from pg_class class
   where class.relnamespace = 'wallet'::regnamespace and class.relkind = 'r'
     and pg_has_role(current_user, class.relowner, 'usage')
  union all
  select ${table}, ${sqlSentence('the connected role may {{privilege}}', { privilege: 'privilege' })}
    from pg_class class, unnest(array['delete', 'truncate', 'trigger']) as privilege
   where class.relnamespace = 'wallet'::regnamespace and class.relkind = 'r'
     and has_table_privilege(class.oid, privilege)
  union all
  select ${table}, ${sqlSentence('the connected role may update {{column}}', { column: 'attribute.attname' })}
    from pg_class class
    join pg_attribute attribute on attribute.attrelid = class.oid and attribute.attnum > 0 and not attisdropped
   where class.relnamespace = 'wallet'::regnamespace and class.relkind = 'r'
     and has_column_privilege(class.oid, attribute.attnum, 'update')
     and (class.relname, attribute.attname) not in (
           ('wallet', 'status'), ('wallet', 'balance'), ('wallet', 'held'), ('wallet', 'floor'), ('wallet', 'version'),
           ('wallet', 'last_hash'), ('credit_lot', 'remaining'), ('credit_lot', 'reserved'),
           ('credit_lot', 'consumed'), ('credit_lot', 'expired'), ('hold', 'state'), ('hold', 'captured'),
           ('hold', 'released'))
  union all
  select ${sqlSentence('trigger {{trigger}}', { trigger: 'expected.name' })},
         ${sqlSentence('is missing or switched off')}
    from unnest($1::text[]) as expected (name)
    left join pg_trigger trigger
      on trigger.tgname = expected.name and trigger.tgenabled = 'A'
     and trigger.tgfoid = 'wallet.refuse_change()'::regprocedure
   where trigger.oid is null`

/** A server that could rewrite history is refused a clean bill, whether it did or not. */
export const historyIsGuarded: Check = {
  id: 'wallet.guards',
  title: 'Triggers guard what is posted, and the role that the program connects with may not change it',
  sentences: sentencesIn(temptations),
  async run({ database }) {
    const { rows } = await database.pool.query<{ subject: Sentence; finding: Sentence }>(temptations, [
      guards,
    ])
    return { checked: BigInt(guards.length), differences: rows }
  },
}
