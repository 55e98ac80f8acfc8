import { type Logger, pino } from 'pino'

export type Log = Logger

/** How the server writes its log: a JSON line an event for machines, short lines for a person, or nothing. */
export type LogFormat = 'json' | 'human' | 'silent'

/** A log on standard error. For a person only what went wrong is written; a machine gets every request. */
export function createLog(format: LogFormat): Log {
  if (format === 'silent') return pino({ level: 'silent' })
  if (format === 'json') return pino({ level: process.env['LOG_LEVEL'] ?? 'info' }, process.stderr)
  return pino({ level: process.env['LOG_LEVEL'] ?? 'warn', base: null }, { write: writeForPerson })
}

interface Line {
  readonly level: number
  readonly msg?: string
  readonly requestId?: string
  readonly err?: { readonly message?: string; readonly stack?: string }
}

const ERROR_LEVEL = 50

function writeForPerson(json: string): void {
  const { level, msg = '', requestId, err } = JSON.parse(json) as Line
  const mark = level >= ERROR_LEVEL ? 'error' : level > 30 ? 'warning' : 'info'
  const id = requestId === undefined ? '' : ` (request ${requestId})`
  const detail = err ? `\n${(err.stack ?? err.message ?? '').replaceAll(/^/gm, '  ')}` : ''
  process.stderr.write(`${mark}: ${msg}${id}${detail}\n`)
}
