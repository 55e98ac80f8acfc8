import type { Database } from '@platform/database'
import { pageInput, Refusal, type Sentence } from '@platform/plugin-api'
import { z } from 'zod'
import { reconciliationPrisma } from '../reconciliation-prisma.ts'
import { reconciledChecks } from '../run/carry-out-run.ts'
import { runWire } from './list-runs.ts'

/** A run with each check it is done with. Refuses one that is not there. */
export async function getRun(database: Database, companyId: number, runId: string) {
  const { run, runCheck } = reconciliationPrisma(database)
  const [row, checks] = await Promise.all([
    run.findFirst({ where: { companyId, id: runId } }),
    runCheck.findMany({
      where: { companyId, runId },
      orderBy: [{ discrepancies: 'desc' }, { checkId: 'asc' }],
    }),
  ])
  if (!row) throw new Refusal({ kind: 'missing', code: 'unknown_run', message: 'There is no such run.' })
  return {
    ...runWire(row, reconciledChecks(database).length),
    perCheck: checks.map(({ checkId, title, facts, discrepancies }) => ({
      checkId,
      title,
      facts: facts.toString(),
      discrepancies,
    })),
  }
}

export const discrepancyListInput = pageInput.extend({ runId: z.uuid().toLowerCase() })

/** A page of what a run found, with where to look. */
export async function listDiscrepancies(
  database: Database,
  companyId: number,
  { runId, page, pageSize }: z.infer<typeof discrepancyListInput>,
) {
  const where = { companyId, runId }
  const { discrepancy } = reconciliationPrisma(database)
  const [rows, total] = await Promise.all([
    discrepancy.findMany({
      where,
      skip: (page - 1) * pageSize,
      take: pageSize,
      orderBy: [{ checkId: 'asc' }, { number: 'asc' }],
    }),
    discrepancy.count({ where }),
  ])
  return {
    rows: rows.map(
      ({ companyId: _company, runId: _run, subject, subjectValues, finding, findingValues, ...row }) => ({
        ...row,
        subject: sentenceOf(subject, subjectValues),
        finding: sentenceOf(finding, findingValues),
      }),
    ),
    total,
  }
}

const valuesRow = z.record(z.string(), z.string())

function sentenceOf(template: string, values: unknown): Sentence {
  return { template, values: valuesRow.parse(values) }
}
