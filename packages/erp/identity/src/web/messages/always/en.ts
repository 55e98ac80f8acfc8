export const en = {
  'company.title': 'Company',
  'company.hint': 'Name, currency of the books, language and time zone',
  'users.title': 'Users',
  'users.hint': 'Who belongs to the company, and as what',
  'password.title': 'Your password',
  'password.hint': 'Change what you sign in with',
  'plugin.name': 'Companies and people',
}
