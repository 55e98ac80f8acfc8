import { type Database, statement, transaction } from '@platform/database'

/** The database may forget what it acknowledged. */
export class NotDurable extends Error {
  override readonly name = 'NotDurable'
  readonly code = 'not_durable'
}

export interface DurabilitySettings {
  readonly fsync: string
  readonly full_page_writes: string
  readonly synchronous_commit: string
}

const readSettings = statement<DurabilitySettings>(
  'host.durability-settings',
  `select current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes,
          current_setting('synchronous_commit') as synchronous_commit`,
)

/** The settings with which this database would lose acknowledged work in a crash, as 'name = value'. */
export async function findForgetfulSettings(database: Database): Promise<readonly string[]> {
  const [settings] = await transaction(database, (tx) => tx.query(readSettings))
  if (!settings) return ['no settings answered']
  const { fsync, full_page_writes, synchronous_commit } = settings
  return [
    ...(fsync === 'on' ? [] : [`fsync = ${fsync}`]),
    ...(full_page_writes === 'on' ? [] : [`full_page_writes = ${full_page_writes}`]),
    ...(synchronous_commit === 'off' ? ['synchronous_commit = off'] : []),
  ]
}

/** Acknowledged means durable. Throws `NotDurable`, naming the settings to change, where it would not be. */
export async function assertDurable(database: Database): Promise<void> {
  const forgetful = await findForgetfulSettings(database)
  if (forgetful.length > 0)
    throw new NotDurable(
      `The database could lose acknowledged payments in a crash: ${forgetful.join(', ')}. Turn them on in its configuration.`,
    )
}
