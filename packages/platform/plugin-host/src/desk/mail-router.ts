import { transaction } from '@platform/database'
import { extensionsOf, type Mailer, mailers, pageInput, procedure, router } from '@platform/plugin-api'
import { countMails, selectMails } from '../mail/statements.ts'
import { permissions } from '../permissions.ts'

/** Mail that went out to people of the company and its customers, or is kept because there is no mail server. */
export function mailRouter(mailer: Mailer | undefined) {
  return router({
    list: procedure(permissions.readMail)
      .input(pageInput)
      .query(({ ctx: { database, session }, input: { page, pageSize } }) =>
        transaction(database, async (tx) => {
          const companyId = session.company.id
          const [rows, [counted]] = await Promise.all([
            tx.query(selectMails, [companyId, pageSize, (page - 1) * pageSize]),
            tx.query(countMails, [companyId]),
          ])
          return {
            rows: rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() })),
            total: counted?.total ?? 0,
            /** Whether mail leaves the house. */
            isSent: (extensionsOf(database, mailers)[0] ?? mailer) !== undefined,
          }
        }),
      ),
  })
}
