import { type Company, Refusal } from '@platform/plugin-api'
import { shown } from '../documents/refusals.ts'

export const nothingOpen = (number: string) =>
  new Refusal({
    kind: 'conflict',
    code: 'nothing_to_write_off',
    message: `Nothing is open on ${number} any more. Reload the page to see it.`,
    facts: { number },
  })

export const beyondTolerance = (
  company: Company,
  { number, residual, tolerance }: { number: string; residual: bigint; tolerance: bigint },
) =>
  new Refusal({
    kind: 'conflict',
    code: 'beyond_write_off_tolerance',
    message: `${shown(company, residual)} is open on ${number}, and at most ${shown(company, tolerance)} may be written off. Ask the owner to raise the limit, or make a credit note.`,
    facts: {
      number,
      residual: residual.toString(),
      tolerance: tolerance.toString(),
      currency: company.currency,
    },
  })

export const writtenOffBefore = (date: string, documentDate: string) =>
  new Refusal({
    kind: 'invalid',
    code: 'write_off_before_document',
    message: 'A difference cannot be written off before the day of its document. Choose a later day.',
    facts: { field: 'date', date, documentDate },
  })

export const unknownWriteOff = (writeOffId: string) =>
  new Refusal({
    kind: 'missing',
    code: 'unknown_write_off',
    message: 'There is no such write-off.',
    facts: { writeOffId },
  })

export const undoneAlready = (writeOffId: string) =>
  new Refusal({
    kind: 'conflict',
    code: 'write_off_undone_already',
    message: 'This was taken back before. Reload the page to see it.',
    facts: { writeOffId },
  })
