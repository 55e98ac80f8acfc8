import type { Tx } from '@platform/database'
import { defineEvent, emit } from './event.ts'
import { defineExtensionPoint } from './extension-point.ts'

/** A letter to one person, in plain text. */
export interface Mail {
  /** Names the act it is about. However often a company asks for a mail of one key, it goes once. */
  readonly key: string
  readonly to: { readonly name: string; readonly email: string }
  readonly subject: string
  readonly text: string
}

/** The host listens, and hands them to whoever brings mail to people. */
export const mailsWanted = defineEvent<Mail>('host.mailsWanted')

/**
 * Has mails sent once this transaction is committed. They go through the outbox: a mail server that is away is tried
 * again, and what it never took is shown to the owner.
 */
export async function sendMails(tx: Tx, companyId: number, mails: readonly Mail[]): Promise<void> {
  await emit(tx, mailsWanted, companyId, mails)
}

/** Brings mail to people. Throws when it could not, and is asked again. */
export interface Mailer {
  readonly id: string
  /** `messageId` is the same however often one mail is tried, so that a reader can tell. */
  send(mail: Mail & { readonly messageId: string }): Promise<void>
}

/** Ways to bring mail to people, instead of the host's own by SMTP. The first contributed is used. */
export const mailers = defineExtensionPoint<Mailer>('host.mailers')
