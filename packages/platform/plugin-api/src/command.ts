import type { Database } from '@platform/database'

/** A bar with a number for long work. Written to the terminal's standard error, so that output can be piped. */
export interface Progress {
  step(done: number, of: number): void
  end(): void
}

/** What a command line command may use. */
export interface CommandContext {
  readonly database: Database
  /** The folder the command was called from; file arguments are relative to it. */
  readonly directory: string
  /** Writes a line to standard output. */
  print(line: string): void
  /** Writes text as it is to standard output; resolves when more may follow. */
  write(text: string): Promise<void>
  progress(title: string): Progress
  /** Aborts on Ctrl+C. */
  readonly signal: AbortSignal
}

/** One command of `erp`: `erp import retail <file>`. */
export interface Command {
  /** The words that call it: 'import retail'. */
  readonly id: string
  /** One line for the list of commands. */
  readonly summary: string
  /** The arguments, as shown by --help: '<file> [--company ID]'. */
  readonly usage: string
  /** Answers the exit code. */
  run(context: CommandContext, args: readonly string[]): Promise<number>
}

export function defineCommand(command: Command): Command {
  return command
}
