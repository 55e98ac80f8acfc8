import pg from 'pg'

/** Runs commands as the owner of a database, one after the other. */
export async function administer(url: string, ...commands: string[]): Promise<void> {
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  try {
    for (const command of commands) await owner.query(command)
  } finally {
    await owner.end()
  }
}
