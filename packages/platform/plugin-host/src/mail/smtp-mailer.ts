import type { Mailer } from '@platform/plugin-api'

export interface SmtpAddress {
  /** 'smtp://user:secret@host:587', 'smtps://host'. */
  readonly url: string
  /** Who mails are from: 'Lamps & Co <shop@lamps.example>'. */
  readonly from: string
}

/** How long a mail server may be silent; nodemailer itself would wait ten minutes. */
const silenceMaxMs = 20_000

/** Brings mail to a server by SMTP. Connects when there is something to send, and keeps the connection for a while. */
export function createSmtpMailer({ url, from }: SmtpAddress): Mailer & { close(): void } {
  let transport: Promise<SmtpTransport> | undefined
  return {
    id: 'smtp',
    async send({ to, subject, text, messageId }) {
      transport ??= connectTo(url)
      const { name, email } = to
      await (await transport).sendMail({ from, to: { name, address: email }, subject, text, messageId })
    },
    close() {
      void transport?.then((opened) => opened.close())
    },
  }
}

type SmtpTransport = Awaited<ReturnType<typeof connectTo>>

async function connectTo(url: string) {
  // Only where mail is sent: every other start is spared its weight.
  const { createTransport } = await import('nodemailer')
  return createTransport({
    url,
    pool: true,
    connectionTimeout: silenceMaxMs,
    greetingTimeout: silenceMaxMs,
    socketTimeout: silenceMaxMs,
  })
}
