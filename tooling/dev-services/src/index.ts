export { chromiumLaunchOptions, chromiumPath } from './chromium.ts'
export { processIdentity } from './process-identity.ts'
export {
  abandonPostgres,
  DataDirInUse,
  type EmbeddedPostgres,
  type PostgresOptions,
  removePostgres,
  startPostgres,
} from './start-postgres.ts'
