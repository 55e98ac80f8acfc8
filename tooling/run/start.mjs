// npm start: from a fresh clone to a running server.
import { becomeServer } from './server.mjs'

await becomeServer(process.argv.slice(2))
