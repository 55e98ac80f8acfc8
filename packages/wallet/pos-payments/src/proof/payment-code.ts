import { createHash, randomInt } from 'node:crypto'
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
): Promise<{ readonly code: string; readonly secondsValid: number }> {
  // Digits alone: a scanner types as a keyboard does, and letters come out otherwise where another language is set.
  // More of them than can be guessed in two minutes, few enough to be typed where no scanner is.
  const code = twelveDigits() + twelveDigits()
  await transaction(database, async (tx) =>
    tx.send(insertPaymentCode, [companyId, hashOf(code), customerId, secondsValid]),
  )
  // Not the moment it runs out at: the clock of the customer's phone may be another.
  return { code, secondsValid }
}

function twelveDigits(): string {
  return String(randomInt(10 ** 12)).padStart(12, '0')
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
