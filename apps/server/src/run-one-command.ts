import { runCommand } from '@platform/plugin-host'
import { boot } from './boot.ts'
import type { Configuration } from './configuration.ts'

/** Runs one command of `erp`, beside the server or without one, and answers its exit code. */
export async function runOneCommand(
  configuration: Configuration,
  { argv, signal }: { argv: readonly string[]; signal: AbortSignal },
): Promise<number> {
  const { host, close } = await boot({ configuration, shared: true, demo: false, signal })
  try {
    const code = await runCommand(host, { argv, signal })
    // What the command did is to be heard of, be it that no server runs.
    if (!signal.aborted) await host.drain()
    return code
  } finally {
    await close()
  }
}
