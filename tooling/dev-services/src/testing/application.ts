import { startPostgres } from '../start-postgres.ts'

// An application of its own, for tests that kill it: brings up the database of the folder it is told, and stays.
const server = await startPostgres({ dataDir: process.argv[2] ?? '', durable: true })
process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)))
process.stdout.write(`${server.url('postgres')}\n`)
setInterval(() => {}, 60_000)
