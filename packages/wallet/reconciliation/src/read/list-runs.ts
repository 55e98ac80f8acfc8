import type { Database } from '@platform/database'
import { listInput, pageOf } from '@platform/plugin-api'
import { z } from 'zod'
import type { Prisma } from '../generated/client.ts'
import { reconciliationPrisma } from '../reconciliation-prisma.ts'
import { reconciledChecks } from '../run/carry-out-run.ts'

export const runListInput = listInput(['startedAt'], '-startedAt').extend({
  outcome: z.enum(['even', 'differs']).optional(),
})

/** A page of the company's runs. */
export async function listRuns(database: Database, companyId: number, input: z.infer<typeof runListInput>) {
  const { skip, take, column, direction } = pageOf(input)
  const where: Prisma.RunWhereInput = {
    companyId,
    ...(input.outcome === undefined ? {} : { discrepancies: input.outcome === 'even' ? 0 : { gt: 0 } }),
    ...(input.outcome === 'even' ? { finishedAt: { not: null } } : {}),
  }
  const { run } = reconciliationPrisma(database)
  const [rows, total] = await Promise.all([
    run.findMany({ where, skip, take, orderBy: [{ [column]: direction }, { id: direction }] }),
    run.count({ where }),
  ])
  const checksInAll = reconciledChecks(database).length
  return { rows: rows.map((row) => runWire(row, checksInAll)), total }
}

/** A run as lists and its page show it. */
export function runWire(row: Prisma.RunGetPayload<object>, checksInAll: number) {
  return {
    id: row.id,
    // An enum, which Prisma reads through a view as text.
    cause: row.cause as 'nightly' | 'asked',
    startedBy: row.startedBy,
    startedAt: row.startedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    checks: row.checks,
    /** How many there are to do: those it did, once it is finished. */
    checksInAll: row.finishedAt ? row.checks : checksInAll,
    facts: row.facts.toString(),
    discrepancies: row.discrepancies,
  }
}
