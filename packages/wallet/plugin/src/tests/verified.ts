import { type Check, checks, describeDifference, extensionsOf } from '@platform/plugin-api'
import type { TestHost } from '@platform/testing'

/** What every plugin's checks find, as `erp verify` would print it; empty when the books and the wallets agree. */
export async function differencesOf({ database }: TestHost): Promise<string[]> {
  const found: string[] = []
  for (const check of extensionsOf(database, checks) as readonly Check[]) {
    const { differences } = await check.run({ database })
    for (const difference of differences) found.push(`${check.id}: ${describeDifference(difference)}`)
  }
  // A test server trades durability for speed, and says so.
  return found.filter((line) => !line.startsWith('host.'))
}
