import { newId, type Tx } from '@platform/database'
import {
  audit,
  type Company,
  dateInput,
  dayIn,
  idempotencyKeyInput,
  idInput,
  Refusal,
  requestHash,
} from '@platform/plugin-api'
import { z } from 'zod'
import { claimKey, findReplay, type ManualEntryPosted } from './manual-entry.ts'
import { lockPeriod } from './period.ts'
import { unknownEntry } from './refusals.ts'
import { reverseEntries } from './reverse-entries.ts'
import { readEntryToReverse } from './sql/read-entry-to-reverse.ts'

export const manualReversalInput = z.object({
  idempotencyKey: idempotencyKeyInput,
  entryId: idInput,
  /** Today when left out, or the first open day. */
  date: dateInput.optional(),
})

/**
 * Undoes an entry that was posted by hand, by its mirror image. Refuses one that belongs to a document
 * (`entry_of_document`: it is undone there), one that was reversed already (`already_reversed`), and a locked date.
 */
export async function reverseManualEntry(
  tx: Tx,
  { company, actorId }: { readonly company: Company; readonly actorId: string },
  { idempotencyKey, ...request }: z.infer<typeof manualReversalInput>,
): Promise<ManualEntryPosted> {
  const period = await lockPeriod(tx, company.id)
  const hash = requestHash({ procedure: 'entries.reverse', ...request })
  const reversalId = newId()
  const before = await findReplay(tx, company.id, { idempotencyKey, hash })
  if (before) return before
  const [original] = await tx.query(readEntryToReverse, [company.id, request.entryId])
  if (!original) throw unknownEntry(request.entryId)
  if (!original.source.startsWith('manual:')) throw ofDocument(original.source)
  if (original.reversed_by !== null) throw alreadyReversed(original.reversed_by)
  if (request.date !== undefined && !period.isOpen(request.date)) throw period.refusal(request.date)
  await claimKey(tx, company.id, { idempotencyKey, hash, entryId: reversalId, reverses: request.entryId })
  const date = request.date ?? period.firstOpenDate(dayIn(company.timeZone))
  await reverseEntries(tx, company.id, [
    {
      id: reversalId,
      reverses: request.entryId,
      date,
      reference: `Reversal of ${original.number ?? original.reference}`,
      source: `manual:${reversalId}`,
      actorId,
    },
  ])
  audit(tx, {
    companyId: company.id,
    actorId,
    action: 'accounting.entry-reversed',
    subject: `journal-entry:${request.entryId}`,
    details: { by: reversalId, date },
  })
  return { entryId: reversalId }
}

function ofDocument(source: string): Refusal {
  const [document = ''] = source.split(':')
  return new Refusal({
    kind: 'conflict',
    code: 'entry_of_document',
    message: `This entry books another document (${document}). Undo it there, and the books follow.`,
    facts: { source },
  })
}

function alreadyReversed(entryId: string): Refusal {
  return new Refusal({
    kind: 'conflict',
    code: 'already_reversed',
    message: 'This entry was reversed already.',
    facts: { entryId },
  })
}
