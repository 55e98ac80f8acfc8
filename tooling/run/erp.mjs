// npm run erp -- <command>: the server's commands, from wherever the caller stands.
import { becomeServer } from './server.mjs'

const args = process.argv.slice(2)
await becomeServer(args.length > 0 ? args : ['help'])
