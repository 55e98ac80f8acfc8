export const en = {
  'plugin.name': 'The program itself',
  'jobs.title': 'Background work',
  'jobs.hint': 'What runs, what waits, what failed',
  'permissions.title': 'Who may do what',
  'permissions.hint': 'Every permission, by role',
}
