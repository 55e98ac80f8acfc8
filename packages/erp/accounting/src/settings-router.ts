import { transaction } from '@platform/database'
import { toWire } from '@platform/money'
import {
  type Company,
  changeSettings,
  changesInput,
  procedure,
  router,
  settingsOf,
} from '@platform/plugin-api'
import type { z } from 'zod'
import { journalPermissions as permissions } from './journal/permissions.ts'
import { accountingSettings } from './settings.ts'

/** What the company has chosen for its accounting. */
export const settingsRouter = router({
  get: procedure(permissions.readBooks).query(({ ctx: { database, session } }) =>
    transaction(database, async (tx) =>
      shown(session.company, await settingsOf(tx, accountingSettings, session.company.id)),
    ),
  ),

  change: procedure(permissions.changeSettings)
    .input(changesInput(accountingSettings))
    .mutation(({ ctx: { database, session }, input }) =>
      transaction(database, async (tx) =>
        shown(
          session.company,
          await changeSettings(tx, accountingSettings, {
            companyId: session.company.id,
            actorId: session.user.id,
            changes: input,
          }),
        ),
      ),
    ),
})

function shown(company: Company, settings: z.infer<typeof accountingSettings.schema>) {
  return {
    /** The most that may be written off one document. */
    writeOffTolerance: toWire({ amount: BigInt(settings.writeOffTolerance), currency: company.currency }),
  }
}
