import { once } from 'node:events'
import { Queue, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import { CONCURRENCY, type JobBackend, leased, QUEUE, run, watched } from './backend.ts'

/** How long a Redis may take to answer when the server starts, and to say goodbye to when it stops. */
const PATIENCE_MS = 10_000

/** Redis cannot keep the jobs. The message says what to change. */
export class RedisUnfit extends Error {
  override readonly name = 'RedisUnfit'
  readonly code = 'redis_unfit'
}

/**
 * Keeps jobs in Redis 6.2 or newer. Its keys begin with `erp:<database>`, so that servers on other databases may share
 * the Redis.
 */
export function openRedisBackend(url: string, database: string, leaseMs: number): JobBackend {
  const prefix = `erp:${database}`
  // While Redis is away what is to be queued fails, and stays in the outbox; a worker waits in blocking reads for as
  // long as it takes.
  const queueing = connectTo(url, 1)
  const working = connectTo(url, null)
  const queue = new Queue(QUEUE, { connection: queueing, prefix })
  queue.on('error', () => {})
  return {
    queue,
    async ready() {
      await untilConnected(queueing)
      const policy = /^maxmemory_policy:(.*)$/m.exec(await queueing.info('memory'))?.[1]?.trim()
      if (policy !== undefined && policy !== 'noeviction')
        throw new RedisUnfit(
          `Redis would throw jobs away when its memory is full: its maxmemory-policy is ${policy}. Set it to noeviction.`,
        )
    },
    work: (process, onError) => {
      const worker = new Worker(QUEUE, (job, _token, signal) => run(process, job, signal), {
        connection: working,
        concurrency: CONCURRENCY,
        prefix,
        ...leased(leaseMs),
      })
      return watched(worker, onError, () => farewell(worker.close()))
    },
    async close() {
      await farewell(queue.close())
      queueing.disconnect()
      working.disconnect()
    },
  }
}

function connectTo(url: string, maxRetriesPerRequest: number | null): Redis {
  const connection = new Redis(url, { maxRetriesPerRequest })
  // What fails is told to whoever asked; without a listener it would end the process.
  connection.on('error', () => {})
  return connection
}

async function untilConnected(connection: Redis): Promise<void> {
  if (connection.status === 'ready') return
  try {
    await once(connection, 'ready', { signal: AbortSignal.timeout(PATIENCE_MS) })
  } catch (error) {
    throw new RedisUnfit('No Redis answers at REDIS_URL.', { cause: error })
  }
}

/** A Redis that is away cannot be taken leave of: its jobs are taken up again when their lock has run out. */
async function farewell(closed: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS)
  })
  await Promise.race([closed.catch(() => {}), patience])
  clearTimeout(timer)
}
