import { hash, verify } from '@node-rs/argon2'
import { type Database, transaction } from '@platform/database'
import { audit, Refusal } from '@platform/plugin-api'
import { z } from 'zod'
import { deletePin, findPins, savePin } from '../sql/customer-pins.ts'
import { countPinAttempt, forgetPinAttempts } from '../sql/pin-attempts.ts'

/** Four to eight digits: what a customer remembers and types at a till. */
export const pinInput = z.string().regex(/^\d{4,8}$/, { message: 'four to eight digits' })

/** So few digits are guessed quickly; so few guesses are allowed in so long. */
const guessesAllowed = 5
const spanSeconds = 15 * 60

interface PinOf {
  readonly companyId: number
  readonly customerId: string
}

/** Sets or changes a customer's PIN; guesses at the old one no longer count. */
export async function setPin(
  database: Database,
  { companyId, customerId, pin, actorId }: PinOf & { readonly pin: string; readonly actorId: string },
): Promise<void> {
  // Slow on purpose, so outside of the transaction.
  const pinHash = await hash(pin)
  await transaction(database, async (tx) => {
    tx.send(savePin, [companyId, customerId, pinHash, actorId])
    tx.send(forgetPinAttempts, [companyId, customerId])
    audit(tx, { companyId, actorId, action: 'wallet-pos.pin-set', subject: `customer:${customerId}` })
  })
}

/** Takes a customer's PIN away. Without one, only a code or a manager proves for them. */
export async function removePin(
  database: Database,
  { companyId, customerId, actorId }: PinOf & { readonly actorId: string },
): Promise<void> {
  await transaction(database, async (tx) => {
    const [removed] = await tx.query(deletePin, [companyId, customerId])
    if (!removed) return
    audit(tx, { companyId, actorId, action: 'wallet-pos.pin-removed', subject: `customer:${customerId}` })
  })
}

export async function hasPin(database: Database, { companyId, customerId }: PinOf): Promise<boolean> {
  const rows = await transaction(database, (tx) => tx.query(findPins, [companyId, [customerId]]))
  return rows.length > 0
}

/**
 * Whether this is the customer's PIN; null when it is. Each guess is counted before it is judged, in the database, so
 * that no number of tills at once has more of them.
 */
export async function refusePin(
  database: Database,
  { companyId, customerId, pin }: PinOf & { readonly pin: string },
): Promise<Refusal | null> {
  const [counted, [kept]] = await transaction(database, async (tx) => {
    const [attempts, pins] = await Promise.all([
      tx.query(countPinAttempt, [companyId, customerId, spanSeconds]),
      tx.query(findPins, [companyId, [customerId]]),
    ])
    return [attempts[0], pins] as const
  })
  if (!kept) return noPin()
  if (!counted || counted.attempts > guessesAllowed)
    return tooManyGuesses(counted?.seconds_left ?? spanSeconds)
  if (!(await verify(kept.pin_hash, pin))) return wrongPin(guessesAllowed - counted.attempts)
  await transaction(database, async (tx) => tx.send(forgetPinAttempts, [companyId, customerId]))
  return null
}

function noPin(): Refusal {
  return new Refusal({
    kind: 'conflict',
    code: 'no_pin',
    message: 'This customer has no PIN yet. Ask for their code, or for a manager.',
  })
}

function wrongPin(guessesLeft: number): Refusal {
  return new Refusal({
    kind: 'forbidden',
    code: 'wrong_pin',
    message: 'That is not the PIN of this customer. Ask them to type it again.',
    facts: { guessesLeft },
  })
}

function tooManyGuesses(secondsLeft: number): Refusal {
  const minutes = Math.ceil(secondsLeft / 60)
  return new Refusal({
    kind: 'throttled',
    code: 'pin_throttled',
    message: `The PIN was mistyped too often. Wait ${minutes} min, or ask a manager.`,
    facts: { minutes },
  })
}
