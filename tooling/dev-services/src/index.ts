export { chromiumLaunchOptions, chromiumPath } from './chromium.ts'
export { DataDirInUse, type EmbeddedPostgres, type PostgresOptions, startPostgres } from './start-postgres.ts'
