import { defineWebExtensionPoint } from './extension-points.ts'

/** One thing the command palette found. */
export type PaletteResult = {
  readonly id: string
  readonly label: string
  /** What tells it from its namesakes: an e-mail address, a number, an amount. */
  readonly hint?: string
  readonly href: string
}

/** Looks for a plugin's own documents by what the reader typed; at most a handful of results. */
export type PaletteSearch = {
  /** The heading over its results, in the reader's language. */
  readonly heading: () => string
  readonly search: (text: string, signal: AbortSignal) => Promise<readonly PaletteResult[]>
}

/** The command palette (Ctrl+K) finds customers, invoices and payments through what plugins put here. */
export const paletteSearches = defineWebExtensionPoint<PaletteSearch>('shell.paletteSearches')
