import type { Translation } from '@platform/plugin-api/web'
import type { en } from './en.ts'

export const ar: Translation<typeof en> = {
  'app.label': 'العملاء',
  'app.hint': 'الأشخاص والشركات الذين تبيع لهم',
  'nav.customers': 'العملاء',
  'action.add': 'إضافة عميل',
  'customers.title': 'العملاء',
  'plugin.name': 'العملاء',
}
