import type { TestHost } from '@platform/testing'
import pg from 'pg'

/** Sets the clock that the wallets of a test expire by, until it is set again; null is the real one. */
export async function setWalletClock(
  { ownerUrl }: Pick<TestHost, 'ownerUrl'>,
  now: Date | null,
): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  const moment = now ? `timestamptz '${now.toISOString()}'` : 'clock_timestamp()'
  await owner.query(
    `create or replace function wallet.now() returns timestamptz language sql volatile return ${moment}`,
  )
  await owner.end()
}
