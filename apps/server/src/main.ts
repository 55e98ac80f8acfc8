import { boot } from './boot.ts'
import { readConfiguration } from './configuration.ts'
import { explain } from './explain.ts'
import { onInterruption } from './interruption.ts'
import { runOneCommand } from './run-one-command.ts'
import { serve } from './serve.ts'
import { say } from './terminal.ts'

const EXIT_INTERRUPTED = 130

/** `main.js` runs everything; `main.js api`, `worker` and `migrate` one role; any other words are a command. */
async function main(argv: readonly string[]): Promise<number> {
  const signal = onInterruption(() => process.exit(EXIT_INTERRUPTED))
  const [first] = argv
  try {
    const configuration = readConfiguration(process.env)
    if (first === undefined) return await serve(configuration, { role: 'all', signal })
    if (first === 'api' || first === 'worker') return await serve(configuration, { role: first, signal })
    if (first !== 'migrate') return await runOneCommand(configuration, { argv, signal })
    const { database, close } = await boot({ configuration, shared: true, demo: false, signal })
    say(`The database ${database.place} is up to date.`)
    await close()
    return 0
  } catch (error) {
    if (signal.aborted) return EXIT_INTERRUPTED
    process.stderr.write(`${explain(error)}\n`)
    return 1
  }
}

process.exit(await main(process.argv.slice(2)))
