import { createRegister, givePins } from '@erp/point-of-sale'
import { type Database, newId, transaction } from '@platform/database'
import type { Company } from '@platform/plugin-api'
import { demoPins } from './demo-things.ts'

/** Two tills ready to be opened, and PINs for those who work at them. */
export async function addDemoTills(
  database: Database,
  company: Company,
  people: readonly { readonly id: string; readonly email: string }[],
): Promise<void> {
  const owner = people[0]
  if (!owner) return
  for (const [code, name] of [
    ['T1', 'Front till'],
    ['T2', 'Garden till'],
  ] as const)
    await transaction(database, (tx) =>
      createRegister(tx, company, owner.id, {
        idempotencyKey: newId(),
        code,
        name,
        receiptHeader: '12 Harbour Road, Dublin',
        receiptFooter: 'Thank you. Goods may be returned within 30 days with this receipt.',
        terminalId: 'separate',
      }),
    )
  const pins = people.flatMap(({ id, email }) => {
    const pin = demoPins[email]
    return pin === undefined ? [] : [{ userId: id, pin }]
  })
  await givePins(database, company.id, pins)
}
