import { isUnreachable, OutcomeUnknown } from '@platform/database'

/** Errors whose message is written for the person at the terminal. */
const saidInWords = new Set([
  'boot_refused',
  'DATA_DIR_IN_USE',
  'may_not_make_roles',
  'misconfigured',
  'not_durable',
  'port_taken',
  'redis_unfit',
])

/** What PostgreSQL says of a database that cannot be used, by code. */
const databaseTroubles: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'No database answers there.',
  ENOTFOUND: 'The host of the database is not known.',
  '28P01': 'The database refuses the user or the password in DATABASE_URL.',
  '28000': 'The database refuses the user in DATABASE_URL.',
  '3D000': 'The database that DATABASE_URL names does not exist. Make it first: createdb <name>',
  '53300': 'The database has no connection left for this server.',
}

/** What went wrong, for the person at the terminal: a sentence where one helps, else all that is known. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? String(error.code) : ''
  if (saidInWords.has(code)) return error.message
  const trouble = databaseTroubles[code]
  if (trouble !== undefined) return `${trouble} (${error.message})`
  if (isUnreachable(error) || error instanceof OutcomeUnknown)
    return `The connection to the database was lost. Run it again: nothing is done twice. (${error.message})`
  return error.stack ?? error.message
}
