import { type Database, newId } from '@platform/database'
import { type Company, onlyOutcome } from '@platform/plugin-api'
import { readPreview } from '../preview/read-preview.ts'
import { rehearse } from '../preview/rehearse.ts'
import { type UndoWriteOffRequest, undoWriteOffs } from './undo-write-off.ts'
import { type WriteOffRequest, writeOff } from './write-off.ts'

/** The items that writing off would book. Throws the refusal that it would meet. */
export function previewWriteOff(
  database: Database,
  company: Company,
  request: Pick<WriteOffRequest, 'invoiceId' | 'date'>,
) {
  return rehearse(database, async (tx) => {
    const asked = { ...request, note: null, idempotencyKey: newId() }
    onlyOutcome(await writeOff(tx, company, null, [asked]))
    return readPreview(tx, company)
  })
}

/** The same of taking a write-off back. */
export function previewWriteOffUndo(
  database: Database,
  company: Company,
  request: Pick<UndoWriteOffRequest, 'writeOffId' | 'date'>,
) {
  return rehearse(database, async (tx) => {
    onlyOutcome(await undoWriteOffs(tx, company, null, [{ ...request, idempotencyKey: newId() }]))
    return readPreview(tx, company)
  })
}
