export { type DurableServer, durableServer } from './durable-server.ts'
export { type FreshDatabase, freshDatabase } from './fresh-database.ts'
export { tellCounts } from './tell-counts.ts'
