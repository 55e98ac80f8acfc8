import type { Translation } from '@platform/plugin-api/web'
import type { en } from './en.ts'

export const ar: Translation<typeof en> = {
  'plugin.name': 'البرنامج نفسه',
  'jobs.title': 'العمل في الخلفية',
  'jobs.hint': 'ما يجري وما ينتظر وما أخفق',
  'permissions.title': 'من يحق له ماذا',
  'permissions.hint': 'كل الصلاحيات بحسب الدور',
}
