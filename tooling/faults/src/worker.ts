import { createHost } from '@platform/plugin-host'
import { plugins } from './shop.ts'

export interface WorkerOptions {
  readonly ownerUrl: string
  /** The packages of the checkout. */
  readonly migrationsRoot: string
  readonly redisUrl?: string
  readonly jobs: { readonly leaseMs: number }
}

// A program of its own, to be killed: does jobs until it is.
const options = JSON.parse(process.argv[2] ?? '') as WorkerOptions
const host = await createHost({
  ...options,
  plugins,
  // Of the test server, which forgets what it acknowledged when it dies, and lives.
  durability: 'waived',
  onError: (error, where) => console.error(where, error),
})
await host.jobs.start()
