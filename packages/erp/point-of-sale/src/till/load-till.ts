import { type Database, transaction } from '@platform/database'
import { toWire } from '@platform/money'
import { type Session, settingsOf } from '@platform/plugin-api'
import type { Till } from '../answers.ts'
import { actorOf } from '../cashiers/authority.ts'
import { findOfferedMethods, offeredMethod } from '../methods/offered-methods.ts'
import { permissionsOf } from '../permissions.ts'
import { sessionClosed, unknownSession } from '../refusals.ts'
import { sessionName } from '../sessions/lock-tills.ts'
import { tillSettings } from '../settings.ts'
import { readSessions } from '../sql/lock-sessions.ts'
import { readCashiers } from '../sql/pins.ts'
import { readSessionHead, readTillProducts } from '../sql/till.ts'

/**
 * Everything a till needs to sell, in one round trip: search and scanning then need nobody. Throws a refusal:
 * `unknown_session`, `session_closed`.
 */
export async function loadTill(database: Database, session: Session, sessionId: string): Promise<Till> {
  const { company } = session
  const [sessions, heads, products, cashiers, methods, settings] = await transaction(database, (tx) =>
    Promise.all([
      tx.query(readSessions, [company.id, [sessionId]]),
      tx.query(readSessionHead, [company.id, sessionId]),
      tx.query(readTillProducts, [company.id]),
      tx.query(readCashiers, [company.id]),
      findOfferedMethods(tx, company),
      settingsOf(tx, tillSettings, company.id),
    ]),
  )
  const [row] = sessions
  const [head] = heads
  if (!row || !head) throw unknownSession(sessionId)
  const name = sessionName(row.code, row.number)
  if (row.closed_at) throw sessionClosed(name)
  const wire = (amount: bigint) => toWire({ amount, currency: company.currency })
  const actor = actorOf(session)
  const role = cashiers.find(({ id }) => id === row.cashier_id)?.role
  const may = row.cashier_id === actor.id ? actor.permissions : role ? permissionsOf(role) : new Set<string>()
  return {
    session: {
      id: row.id,
      name,
      openedAt: head.opened_at.toISOString(),
      businessDate: row.business_date,
      openingCash: wire(row.opening_cash),
      cashier: {
        id: row.cashier_id,
        name: row.cashier_name ?? (row.cashier_id === actor.id ? actor.name : ''),
      },
      cashierMay: [...may].filter((id) => id.startsWith('point-of-sale.')),
    },
    register: {
      id: row.register_id,
      code: row.code,
      name: row.name,
      header: row.receipt_header,
      footer: row.receipt_footer,
      terminalId: row.terminal_id,
    },
    company: { name: company.name, currency: company.currency, locale: company.locale },
    methods: row.methods.flatMap((id) => {
      const method = methods.find((one) => one.id === id)
      return method ? [offeredMethod(method)] : []
    }),
    products: products.map((product) => ({
      id: product.id,
      code: product.code,
      name: product.name,
      barcode: product.barcode,
      category: product.category,
      unitPrice: wire(product.unit_price),
      tax:
        product.tax_id === null || product.tax_name === null || product.tax_rate === null
          ? null
          : { id: product.tax_id, name: product.tax_name, rate: product.tax_rate },
      pictureVersion: product.picture_version,
    })),
    cashiers: cashiers.map(({ has_pin: hasPin, ...person }) => ({ ...person, hasPin })),
    settings: {
      pricesIncludeTax: settings.pricesIncludeTax,
      cashRounding: settings.cashRounding,
      rechargePresets: settings.rechargePresets.map((amount) => ({ amount, currency: company.currency })),
    },
    parked: Number(head.parked),
  }
}
