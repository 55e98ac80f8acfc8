import { statement, transaction } from '@platform/database'
import {
  type Check,
  type Difference,
  type Sentence,
  sentence,
  sentencesIn,
  sqlSentence,
} from '@platform/plugin-api'
import { findForgetfulSettings } from '../durability.ts'

/** What the connected role could do to history. */
const readPowers = statement<{ role: string; finding: Sentence }>(
  'host.powers-of-role',
  `select current_user as role, finding
   from pg_roles,
     lateral (values
       (rolsuper, ${sqlSentence('is a superuser: it may alter any row')}),
       (rolcreaterole, ${sqlSentence('may make roles')}),
       (rolbypassrls, ${sqlSentence('bypasses row security')})
     ) as power (held, finding)
   where rolname = current_user and held
   union all
   select current_user, ${sqlSentence('owns the schema {{schema}}', { schema: 'nspname' })}
   from pg_namespace
   where pg_has_role(current_user, nspowner, 'usage') and nspname <> 'public' and nspname !~ '^pg_'
     and nspname <> 'information_schema'`,
)

/**
 * Tables whose rows a trigger function named refuse_change guards from updates, and what could be done to them all
 * the same; tables that it guards from less are altered by design, and checked by their owner.
 * 8, 16 and 32 are the bits of tgtype for delete, update and truncate.
 */
const readImmutable = statement<{ table: string; rights: string | null; unguarded: string | null }>(
  'host.immutable-tables',
  `select format('%s.%s', nspname, relname) as table,
     nullif(concat_ws(', ',
       case when has_any_column_privilege(pg_class.oid, 'update') then 'UPDATE' end,
       case when has_table_privilege(pg_class.oid, 'delete') then 'DELETE' end,
       case when has_table_privilege(pg_class.oid, 'truncate') then 'TRUNCATE' end), '') as rights,
     nullif(concat_ws(', ',
       case when bit_or(tgtype) filter (where tgenabled in ('O', 'A')) & 16 <> 0 then null else 'UPDATE' end,
       case when bit_or(tgtype) filter (where tgenabled in ('O', 'A')) & 8 <> 0 then null else 'DELETE' end,
       case when bit_or(tgtype) filter (where tgenabled in ('O', 'A')) & 32 <> 0 then null else 'TRUNCATE' end),
       '') as unguarded
   from pg_trigger
   join pg_proc on pg_proc.oid = tgfoid and proname = 'refuse_change'
   join pg_class on pg_class.oid = tgrelid
   join pg_namespace on pg_namespace.oid = relnamespace
   group by nspname, relname, pg_class.oid
   -- A table that is only kept from being emptied may well be altered otherwise.
   having bit_or(tgtype) & 16 <> 0
   order by 1`,
)

const countLetters = statement<{ letters: bigint }>(
  'host.count-letters',
  'select count(*) as letters from host.outbox where $1::integer is null or company_id = $1',
)

const readDeadLetters = statement<Difference>(
  'host.dead-letter-findings',
  `select company_id as "companyId", ${sqlSentence('event {{event}}', { event: 'id' })} as subject,
     ${sqlSentence('{{event}} never reached {{subscriber}}: {{error}}', {
       event: 'event_id',
       subscriber: 'subscriber_id',
       error: "split_part(last_error, E'\\n', 1)",
     })} as finding
   from host.dead_letter_view
   where $1::integer is null or company_id = $1
   order by id limit 1000`,
)

const role = 'role {{role}}'

/** The server works as a role that cannot rewrite history. */
export const roleCheck: Check = {
  id: 'host.role',
  title: 'the server connects as a role that is neither superuser nor owner',
  sentences: [role, ...sentencesIn(readPowers.text)],
  async run({ database }) {
    const powers = await transaction(database, (tx) => tx.query(readPowers))
    return {
      checked: 1n,
      differences: powers.map(({ role: name, finding }) => ({
        subject: sentence(role, { role: name }),
        finding,
      })),
    }
  },
}

const guarding = {
  table: '{{table}}',
  rights: 'this role has {{rights}} on it',
  unguarded: 'no trigger refuses {{changes}}',
} as const

/** Rows that are never altered are guarded by privilege and by trigger. */
export const immutabilityCheck: Check = {
  id: 'host.immutable-tables',
  title: 'rows that are never altered are guarded, by privilege and by trigger',
  sentences: Object.values(guarding),
  async run({ database }) {
    const tables = await transaction(database, (tx) => tx.query(readImmutable))
    const differences = tables.flatMap(({ table, rights, unguarded }) => {
      const subject = sentence(guarding.table, { table })
      return [
        ...(rights === null ? [] : [{ subject, finding: sentence(guarding.rights, { rights }) }]),
        ...(unguarded === null
          ? []
          : [{ subject, finding: sentence(guarding.unguarded, { changes: unguarded }) }]),
      ]
    })
    return { checked: BigInt(tables.length), differences }
  },
}

const forgetting = {
  setting: "PostgreSQL's {{setting}}",
  loss: 'acknowledged work may be lost in a crash',
} as const

/** Acknowledged means durable. */
export const durabilityCheck: Check = {
  id: 'host.durability',
  title: 'what is acknowledged survives a crash',
  sentences: Object.values(forgetting),
  async run({ database }) {
    const forgetful = await findForgetfulSettings(database)
    return {
      checked: 3n,
      differences: forgetful.map((setting) => ({
        subject: sentence(forgetting.setting, { setting }),
        finding: sentence(forgetting.loss),
      })),
    }
  },
}

/** Nothing that happened stays untold. */
export const deadLetterCheck: Check = {
  id: 'host.dead-letters',
  title: 'every event reached those who listen for it, or still will',
  sentences: sentencesIn(readDeadLetters.text),
  async run({ database, companyId = null }) {
    return transaction(database, async (tx) => {
      const [counted] = await tx.query(countLetters, [companyId])
      return {
        checked: counted?.letters ?? 0n,
        differences: await tx.query(readDeadLetters, [companyId]),
      }
    })
  },
}
