import type { Translation } from '@platform/plugin-api/web'
import type { en } from './en.ts'

export const ar: Translation<typeof en> = {
  'plugin.name': 'نقطة البيع',
  'app.label': 'نقطة البيع',
  'app.hint': 'صندوق البيع وطلباته وجلساته',
  'nav.till': 'افتح نقطة البيع',
  'nav.orders': 'الطلبات',
  'nav.sessions': 'الجلسات',
  'nav.customers': 'العملاء',
  'nav.configuration': 'الإعداد',
  'nav.methods': 'طرق الدفع',
  'nav.registers': 'الصناديق',
  'action.openTill': 'افتح نقطة البيع',
  'source.session': 'جلسة بيع',
  'source.order': 'طلب بيع',
  'settings.title': 'نقطة البيع',
  'settings.hint': 'الأسعار وتقريب النقد ومبالغ الشحن والأرقام السرية في نقطة البيع',
  'method.cash': 'نقدًا',
  'method.card': 'بطاقة',
}
