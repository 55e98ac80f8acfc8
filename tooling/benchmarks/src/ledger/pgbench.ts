import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The yardstick is not installed. The message says where it comes from. */
export class NoPgbench extends Error {
  override readonly name = 'NoPgbench'

  constructor(cause: unknown) {
    super(
      [
        'pgbench, the yardstick, is not on the PATH. It comes with PostgreSQL:',
        '  Debian, Ubuntu:  apt-get install postgresql-contrib',
        '  macOS:           brew install libpq, and its bin folder on the PATH',
      ].join('\n'),
      { cause },
    )
  }
}

/** pgbench on its own database of the server: its built-in "tpcb-like" transaction, prepared, at scale 20. */
export interface Yardstick {
  /** Transactions a second that so many clients reach. */
  measure(clients: number, seconds: number): Promise<number>
}

export async function openYardstick(url: string): Promise<Yardstick> {
  await requirePgbench()
  await run('pgbench', ['--initialize', '--quiet', '--scale=20', url])
  return {
    async measure(clients, seconds) {
      const { stdout } = await run('pgbench', [
        '--no-vacuum',
        '--protocol=prepared',
        `--client=${clients}`,
        `--jobs=${Math.min(clients, 2)}`,
        `--time=${seconds}`,
        url,
      ])
      const rate = Number(/^tps = ([\d.]+)/m.exec(stdout)?.[1])
      if (!(rate > 0)) throw new Error(`pgbench said no rate:\n${stdout}`)
      return rate
    },
  }
}

/** Throws {@link NoPgbench} where it is missing. */
export async function requirePgbench(): Promise<void> {
  try {
    await run('pgbench', ['--version'])
  } catch (error) {
    throw new NoPgbench(error)
  }
}
