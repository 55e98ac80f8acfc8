import { transaction } from '@platform/database'
import { extensionsOf, gauges } from '@platform/plugin-api'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { procedurePermissions } from '../boot/procedure-permissions.ts'
import type { Host } from '../create-host.ts'
import { countDeliveries } from '../outbox/count-deliveries.ts'

/** What Prometheus is told. */
export interface Metrics {
  /** Notes how long a request took. */
  measured(request: MeasuredRequest): void
  /** The text of /metrics. What cannot be read at the moment is left out. */
  text(): Promise<string>
  readonly contentType: string
}

/** A request that is over. */
export interface MeasuredRequest {
  readonly method: string
  readonly url: string
  readonly status: number
  readonly seconds: number
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export function createMetrics(host: Host, onError: (error: unknown, where: string) => void): Metrics {
  const register = new Registry()
  const registers = [register]
  collectDefaultMetrics({ register })
  const duration = new Histogram({
    name: 'erp_http_request_duration_seconds',
    help: 'How long requests took, by what was asked for.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  })
  const routeOf = knownRoutes(host)

  /** Reads figures when they are asked for, and tells none rather than old ones when that fails. */
  function figures(
    { name, help, labels = [] }: { name: string; help: string; labels?: readonly string[] },
    read: (set: (value: number, labels?: Record<string, string>) => void) => Promise<void> | void,
  ): void {
    new Gauge({
      name,
      help,
      labelNames: [...labels],
      registers,
      async collect() {
        this.reset()
        try {
          await read((value, of = {}) => this.set(of, value))
        } catch (error) {
          // Without labels a reset figure would be told as 0.
          if (labels.length === 0) this.remove()
          onError(error, `reading ${name}`)
        }
      },
    })
  }

  figures(
    {
      name: 'erp_database_connections',
      help: 'Connections of the pool, and who waits for one.',
      labels: ['state'],
    },
    (set) => {
      const { totalCount, idleCount, waitingCount } = host.database.pool
      set(totalCount - idleCount, { state: 'used' })
      set(idleCount, { state: 'idle' })
      set(waitingCount, { state: 'waited_for' })
    },
  )
  const outbox = { labels: ['subscriber', 'state'] }
  const deliveries = () => transaction(host.database, (tx) => tx.query(countDeliveries))
  figures(
    {
      ...outbox,
      name: 'erp_outbox_deliveries',
      help: 'Events not yet delivered; dead: given up, to be looked at.',
    },
    async (set) => {
      for (const { subscriber, state, count } of await deliveries()) set(count, { subscriber, state })
    },
  )
  figures(
    { ...outbox, name: 'erp_outbox_oldest_seconds', help: 'The age of the oldest event not yet delivered.' },
    async (set) => {
      for (const { subscriber, state, oldest } of await deliveries()) set(oldest, { subscriber, state })
    },
  )
  figures({ name: 'erp_jobs', help: 'Jobs by their state.', labels: ['state'] }, async (set) => {
    for (const [state, count] of Object.entries(await host.jobs.counts())) set(count, { state })
  })
  for (const { id, help, read } of extensionsOf(host.database, gauges))
    figures({ name: id, help }, async (set) => set(await read(host.database)))

  return {
    measured({ method, url, status, seconds }) {
      const [path = ''] = url.split('?', 1)
      duration.observe({ method, route: routeOf(path), status: String(status) }, seconds)
    },
    text: () => register.metrics(),
    contentType: register.contentType,
  }
}

/** Addresses by what they lead to: those somebody made up must not make a new line each. */
function knownRoutes({ registry }: Host): (path: string) => string {
  const procedures = new Set(
    registry.plugins.flatMap(({ id, router }) =>
      router ? procedurePermissions(router).map(({ path }) => `/trpc/${id}/${path}`) : [],
    ),
  )
  const handlers = registry.extensions('host.httpHandlers') as readonly { path: string }[]
  return (path) => {
    if (procedures.has(path)) return path
    if (path.startsWith('/trpc/')) {
      const [endpoint = '', several] = path.split(',', 2)
      return several !== undefined && procedures.has(endpoint)
        ? `${path.split('/', 3).join('/')}/several`
        : '/trpc'
    }
    const handler = handlers.find((one) => path === one.path || path.startsWith(`${one.path}/`))
    if (handler) return handler.path
    if (['/healthz', '/readyz', '/metrics'].includes(path)) return path
    return path.startsWith('/assets/') ? '/assets' : 'page'
  }
}
