/** What only the pages of the shell itself say. */
export const en = {
  'mail.empty': 'No mail yet',
  'mail.emptyHint': 'Reminders of expiring credit and alarms of the reconciliation will be listed here.',
  'mail.notSentTitle': 'No mail leaves this server',
  'mail.notSent': 'It has no mail server (SMTP_URL). What it would send is kept here for you to read.',
  'mail.at': 'When',
  'mail.to': 'To',
  'mail.address': 'E-mail',
  'mail.subject': 'Subject',
  'mail.state': 'State',
  'mail.sent': 'Sent',
  'mail.kept': 'Not sent',
  'mail.letter': 'Letter',
  'mail.read': 'Read',
  'mail.readOf': 'Read “{{subject}}” to {{name}}',
  'settings.none': 'Nothing to set here for your role',
  'settings.noneHint': 'An owner of the company can change the settings.',
}
