import { type Database, newId } from '@platform/database'
import { type Company, onlyOutcome } from '@platform/plugin-api'
import { rehearse } from '../documents/rehearse.ts'
import { readPreview } from '../journal/read-preview.ts'
import { type WriteOffRequest, writeOff } from './write-off.ts'

/** The items that writing off would book. Throws the refusal that it would meet. */
export function previewWriteOff(
  database: Database,
  company: Company,
  request: Pick<WriteOffRequest, 'invoiceId' | 'date'>,
) {
  return rehearse(database, async (tx) => {
    const asked = { ...request, note: null, idempotencyKey: newId() }
    const { writeOffId } = onlyOutcome(await writeOff(tx, company, null, [asked]))
    return readPreview(tx, company, writeOffId)
  })
}
