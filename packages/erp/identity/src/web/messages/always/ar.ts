import type { Translation } from '@platform/plugin-api/web'
import type { en } from './en.ts'

export const ar: Translation<typeof en> = {
  'company.title': 'الشركة',
  'company.hint': 'الاسم وعملة الدفاتر واللغة والمنطقة الزمنية',
  'users.title': 'المستخدمون',
  'users.hint': 'من ينتمي إلى الشركة وبأي صفة',
  'password.title': 'كلمة مرورك',
  'password.hint': 'تغيير ما تسجّل به الدخول',
  'plugin.name': 'الشركات والأشخاص',
}
