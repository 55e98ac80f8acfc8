import { type Database, transaction } from '@platform/database'
import type { Company } from '@platform/plugin-api'
import { sessionName } from '../sessions/lock-tills.ts'
import { readRegisters } from '../sql/registers.ts'

/** The company's registers by code, with the methods they offer and the session that is open. */
export async function listRegisters(
  database: Database,
  company: Company,
  { archived }: { readonly archived: boolean },
) {
  const rows = await transaction(database, (tx) => tx.query(readRegisters, [company.id, archived]))
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    receiptHeader: row.receipt_header,
    receiptFooter: row.receipt_footer,
    terminalId: row.terminal_id,
    archived: row.archived,
    methods: row.methods,
    /** Whether its code may still change. */
    hasSessions: row.has_sessions,
    openSession:
      row.session_id === null || row.session_number === null
        ? null
        : { id: row.session_id, name: sessionName(row.code, row.session_number) },
  }))
}
