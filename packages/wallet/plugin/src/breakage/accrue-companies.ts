import { type Database, transaction } from '@platform/database'
import { type Company, dayIn, listCompanies, onlyOutcome, settingsOf } from '@platform/plugin-api'
import { type Accrued, accrueBreakage } from '@wallet/accounting-bridge'
import { walletSettings } from '../settings.ts'

export interface CompanyAccrual {
  readonly company: Company
  readonly accrued: Accrued
}

/**
 * Brings the expected breakage of every company, or of the one asked for, up to date for a month: the last that is over
 * where the company is, unless said. Throws the refusal of a month that cannot be done.
 */
export async function* accrueCompanies(
  database: Database,
  { companyId, month, signal }: { companyId?: number; month?: string; signal: AbortSignal },
): AsyncGenerator<CompanyAccrual> {
  for (const company of await listCompanies(database)) {
    if (companyId !== undefined && company.id !== companyId) continue
    signal.throwIfAborted()
    const accrued = await transaction(database, async (tx) => {
      const settings = await settingsOf(tx, walletSettings, company.id)
      const today = dayIn(company.timeZone)
      const shares = { refund: settings.breakageOfRefunds, gift_card: settings.breakageOfGiftCards }
      const asked = { month: month ?? monthBefore(today), today, shares, actorId: null }
      return onlyOutcome([await accrueBreakage(tx, company, asked)])
    })
    yield { company, accrued }
  }
}

/** 'YYYY-MM' of the month before the one a day is in. */
function monthBefore(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 7)
}
