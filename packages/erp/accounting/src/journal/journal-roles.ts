import { defineExtensionPoint } from '@platform/plugin-api'

export const journalTypes = ['sale', 'bank', 'cash', 'general'] as const

export type JournalType = (typeof journalTypes)[number]

/** A part that a journal plays for a plugin, and the journal that plays it in a new company. */
export interface JournalRole {
  /** 'sales', 'wallet'. */
  readonly id: string
  /** For settings: 'Is wallet journal'. */
  readonly title: string
  readonly type: JournalType
  /** Capitals and digits, at most 8: the series of its numbers. Where another has it, a digit is added. */
  readonly code: string
  /** The series of its credit notes, where they have one of their own. */
  readonly creditNoteCode?: string
  readonly name: string
}

/** Journals that plugins post to. A company has exactly one active journal for each. Owned by accounting. */
export const journalRoles = defineExtensionPoint<JournalRole>('accounting.journalRoles')

/** Those of the ERP itself. */
export const ownJournalRoles: readonly JournalRole[] = [
  {
    id: 'sales',
    title: 'Is sales journal',
    type: 'sale',
    code: 'INV',
    creditNoteCode: 'CN',
    name: 'Customer invoices',
  },
  { id: 'bank', title: 'Is bank journal', type: 'bank', code: 'BNK', name: 'Bank' },
  { id: 'cash', title: 'Is cash journal', type: 'cash', code: 'CSH', name: 'Cash' },
  { id: 'general', title: 'Is general journal', type: 'general', code: 'GEN', name: 'General journal' },
]
