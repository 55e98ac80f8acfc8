import { type Database, transaction } from '@platform/database'
import { type Company, isPluginOn, listCompanies, settingsOf } from '@platform/plugin-api'
import { type Tidied, tidyWallets } from '@wallet/accounting-bridge'
import { walletSettings } from '../settings.ts'

export interface TidiedCompany {
  readonly company: Company
  readonly tidied: Tidied
}

/**
 * Tidies the wallets of every company, or of the one asked for. Stops between two sets when `signal` says so. Where the
 * wallet is switched off nothing moves: what expires meanwhile lapses when it is on again.
 */
export async function* tidyCompanies(
  database: Database,
  { companyId, signal }: { companyId?: number; signal: AbortSignal },
): AsyncGenerator<TidiedCompany> {
  for (const company of await listCompanies(database)) {
    if (companyId !== undefined && company.id !== companyId) continue
    signal.throwIfAborted()
    const settings = await transaction(database, async (tx) =>
      (await isPluginOn(tx, walletSettings.pluginId, company.id))
        ? settingsOf(tx, walletSettings, company.id)
        : undefined,
    )
    if (!settings) continue
    const reminderDays = settings.expiryReminderDays
    yield { company, tidied: await tidyWallets(database, company, { reminderDays, signal }) }
  }
}
