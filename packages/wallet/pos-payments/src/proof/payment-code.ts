import { createHash, randomBytes } from 'node:crypto'
import { type Database, transaction } from '@platform/database'
import { Refusal } from '@platform/plugin-api'
import { insertPaymentCode, usePaymentCode } from '../sql/payment-codes.ts'

/** As long as it takes to hold a phone to a scanner. */
const secondsValid = 120

interface CodeOf {
  readonly companyId: number
  readonly customerId: string
}

/** A code that the customer's own page shows as a picture to be scanned. It counts for one sale, and not for long. */
export async function issuePaymentCode(
  database: Database,
  { companyId, customerId }: CodeOf,
): Promise<{ readonly code: string; readonly expiresAt: Date }> {
  // 120 bits: more than can be guessed, short enough to be scanned from an arm's length.
  const code = randomBytes(15).toString('base64url')
  const [kept] = await transaction(database, (tx) =>
    tx.query(insertPaymentCode, [companyId, hashOf(code), customerId, secondsValid]),
  )
  if (!kept) throw new Error('a payment code that is inserted answers until when it counts')
  return { code, expiresAt: kept.expires_at }
}

/** Uses a code up for a sale; null when it counts. The same sale may show it again, when its answer was lost. */
export async function refuseCode(
  database: Database,
  { companyId, customerId, code, sale }: CodeOf & { readonly code: string; readonly sale: string },
): Promise<Refusal | null> {
  const used = await transaction(database, (tx) =>
    tx.query(usePaymentCode, [companyId, hashOf(code), customerId, sale]),
  )
  return used.length > 0 ? null : codeDoesNotCount()
}

function hashOf(code: string): Buffer {
  return createHash('sha256').update(code).digest()
}

function codeDoesNotCount(): Refusal {
  return new Refusal({
    kind: 'forbidden',
    code: 'code_expired',
    message: 'This code does not count any more. Ask the customer to show a new one.',
  })
}
