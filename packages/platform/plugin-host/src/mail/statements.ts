import { statement } from '@platform/database'

/** $1 company, $2 keys: those that went already, or were kept. */
export const findDone = statement<{ key: string }>(
  'host.find-mail-done',
  'select key from host.mail where company_id = $1 and key = any($2::text[])',
)

/** $1 company, $2 key, $3 id, $4 name, $5 address, $6 subject, $7 text, $8 state. */
export const insertMail = statement(
  'host.insert-mail',
  `insert into host.mail (company_id, key, id, recipient_name, recipient, subject, body, state)
   values ($1, $2, $3, $4, $5, $6, $7, $8::host.mail_state)
   on conflict do nothing`,
)

export interface KeptMail {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly subject: string
  readonly text: string
  readonly state: 'sent' | 'kept'
  readonly recordedAt: Date
}

/** $1 company, $2 how many, $3 how many before them: the newest first. */
export const selectMails = statement<KeptMail>(
  'host.select-mails',
  `select id, recipient_name as name, recipient as email, subject, body as text, state, recorded_at as "recordedAt"
     from host.mail where company_id = $1 order by id desc limit $2 offset $3`,
)

export const countMails = statement<{ total: number }>(
  'host.count-mails',
  'select count(*)::integer as total from host.mail where company_id = $1',
)
