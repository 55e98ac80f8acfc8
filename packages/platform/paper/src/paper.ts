/** The language decides the direction of the page; its words are the caller's. */
export type PaperLanguage = 'en' | 'ar'

/** Somebody named on it, with an address. */
export interface PaperParty {
  /** 'Bill to' */
  readonly label: string
  /** The first is the name. */
  readonly lines: readonly string[]
}

export interface PaperFact {
  readonly label: string
  readonly value: string
}

export interface PaperColumn {
  readonly header: string
  /** Words stand at the start, figures at the end. */
  readonly align?: 'start' | 'end'
  /** Its share of the width, beside those of the others. */
  readonly share: number
}

export interface PaperTable {
  readonly title?: string
  readonly columns: readonly PaperColumn[]
  /** One text a column. */
  readonly rows: readonly (readonly string[])[]
}

export interface PaperTotal {
  readonly label: string
  readonly value: string
  /** The one that matters: set apart and bold. */
  readonly strong?: boolean
}

/**
 * What a page says, whatever the document: a title, who it is from and for, the facts, tables of lines, what they come to,
 * and remarks. Every text is ready to be read: in the language of the paper, amounts and days written out.
 */
export interface Paper {
  readonly language: PaperLanguage
  /** Whose paper it is: the company's name. */
  readonly letterhead: string
  /** Under it: address, tax number. */
  readonly sender?: readonly string[]
  readonly title: string
  /** Beside the title, where it is not simply valid: 'Draft'. */
  readonly status?: string
  readonly parties: readonly PaperParty[]
  readonly facts: readonly PaperFact[]
  readonly tables: readonly PaperTable[]
  readonly totals: readonly PaperTotal[]
  readonly remarks?: readonly string[]
  /** At the foot of each page: 'Page {page} of {pages}'. */
  readonly pageText: string
}
