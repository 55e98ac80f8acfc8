import { once } from 'node:events'
import { type Command, type CommandContext, Refusal } from '@platform/plugin-api'
import type { Host } from '../create-host.ts'
import { createProgress } from './progress.ts'
import { isUsageError } from './usage-error.ts'

const EXIT_FAILED = 1
const EXIT_USAGE = 2
/** As shells report a program ended by Ctrl+C. */
const EXIT_INTERRUPTED = 130

export interface CommandLine {
  readonly argv: readonly string[]
  /** Aborts the command: Ctrl+C. */
  readonly signal: AbortSignal
  /** File arguments are relative to it. */
  readonly directory?: string
  readonly stdout?: NodeJS.WritableStream
  readonly stderr?: NodeJS.WritableStream
}

/**
 * Runs one command of `erp` by the words that call it, and answers the exit code: 0 done, 1 failed or refused,
 * 2 not understood, 130 interrupted.
 */
export async function runCommand(host: Host, line: CommandLine): Promise<number> {
  const { argv, signal, stdout = process.stdout, stderr = process.stderr } = line
  const { commands } = host.registry
  if (argv.length === 0 || argv[0] === '--help' || argv[0] === 'help') {
    stdout.write(listOf(commands))
    return argv.length === 0 ? EXIT_USAGE : 0
  }
  const command = findCommand(commands, argv)
  if (!command) {
    stderr.write(`There is no command '${argv.join(' ')}'.\n\n${listOf(commands)}`)
    return EXIT_USAGE
  }
  const args = argv.slice(command.id.split(' ').length)
  if (args.includes('--help')) {
    stdout.write(`${command.summary}\n\n${usageOf(command)}\n`)
    return 0
  }
  try {
    return await command.run(contextOf(host, line), args)
  } catch (error) {
    if (signal.aborted) {
      stderr.write('Stopped.\n')
      return EXIT_INTERRUPTED
    }
    if (isUsageError(error)) {
      stderr.write(`${error.message}\n\n${usageOf(command)}\n`)
      return EXIT_USAGE
    }
    if (!(error instanceof Refusal)) throw error
    stderr.write(`${error.message}\n`)
    return error.code === 'usage' ? EXIT_USAGE : EXIT_FAILED
  }
}

/** The command with the most words among those that begin the line: 'export journal' before 'export'. */
export function findCommand<Found extends Pick<Command, 'id'>>(
  commands: readonly Found[],
  argv: readonly string[],
): Found | undefined {
  return commands
    .filter(({ id }) => id.split(' ').every((word, index) => argv[index] === word))
    .sort((a, b) => b.id.split(' ').length - a.id.split(' ').length)[0]
}

function contextOf({ database }: Host, line: CommandLine): CommandContext {
  const { signal, directory = process.cwd(), stdout = process.stdout } = line
  return {
    database,
    directory,
    signal,
    print: (text) => void stdout.write(`${text}\n`),
    async write(text) {
      // A slow reader, such as a pager, sets the pace.
      if (!stdout.write(text)) await once(stdout, 'drain')
    },
    progress: (title) => createProgress(title),
  }
}

function usageOf({ id, usage }: Command): string {
  return `Usage: npm run erp -- ${id} ${usage}`.trimEnd()
}

function listOf(commands: readonly Command[]): string {
  const calls = commands.map(({ id, usage, summary }) => ({ call: `${id} ${usage}`.trimEnd(), summary }))
  const lines = calls
    .sort((a, b) => (a.call < b.call ? -1 : 1))
    .map(({ call, summary }) => `  ${call}\n      ${summary}`)
  return `Usage: npm run erp -- <command> [arguments]\n\n${lines.join('\n')}\n`
}
