import { createHash } from 'node:crypto'
import { newId, transaction } from '@platform/database'
import { type EventContext, extensionsOf, type Mail, type Mailer, mailers } from '@platform/plugin-api'
import { findDone, insertMail } from './statements.ts'

/**
 * Brings mails to people, each key of a company once, and writes down what went. Where nobody brings mail, it is kept
 * for the owner to read. Throws at the first that could not be brought; those before it are written down by then, so
 * they do not go again when all of it is tried again.
 */
export async function deliverMails(
  { database, companyId }: EventContext,
  mails: readonly Mail[],
  own: Mailer | undefined,
): Promise<void> {
  const [contributed] = extensionsOf(database, mailers)
  const mailer = contributed ?? own
  const keys = mails.map(({ key }) => key)
  const rows = await transaction(database, (tx) => tx.query(findDone, [companyId, keys]))
  const done = new Set(rows.map(({ key }) => key))
  for (const mail of mails) {
    if (done.has(mail.key)) continue
    done.add(mail.key)
    await mailer?.send({ ...mail, messageId: messageIdOf(companyId, mail.key) })
    const { key, to, subject, text } = mail
    const state = mailer ? 'sent' : 'kept'
    await transaction(database, async (tx) =>
      tx.send(insertMail, [companyId, key, newId(), to.name, to.email, subject, text, state]),
    )
  }
}

/** A mail that went, and was not written down because the process died, goes again under the same id. */
function messageIdOf(companyId: number, key: string): string {
  const digest = createHash('sha256').update(`${companyId} ${key}`).digest('hex')
  return `<${digest.slice(0, 32)}@erp>`
}
