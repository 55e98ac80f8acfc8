import type { Act } from './perform.ts'

/** What a client writes, a line each: before it sends an act, and when it knows. */
export type ClientLine =
  | { readonly sent: Act }
  | {
      readonly key: string
      readonly status: 'done' | 'refused'
      readonly code?: string
      readonly unknown: number
    }

export function writeLine(line: ClientLine): string {
  return JSON.stringify(line, (_, value) => (typeof value === 'bigint' ? value.toString() : value))
}

export function readLine(text: string): ClientLine {
  return JSON.parse(text, (name, value) => (name === 'amount' ? BigInt(value) : value)) as ClientLine
}
