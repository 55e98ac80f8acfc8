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
  // What the server says in English: its journal, its account, and what tax is told by.
  'journalRole.point-of-sale': 'دفتر نقاط البيع',
  'accountRole.point-of-sale.paid-in-and-out': 'نقد دخل الدرج أو خرج منه عند نقطة البيع ولم يُفسَّر بعد',
  'taxSource.point-of-sale': 'نقطة البيع',
  'method.cash': 'نقدًا',
  'method.card': 'بطاقة',
  'check.point-of-sale.orders-add-up': 'كل طلب عند نقطة البيع متوازن',
  'check.point-of-sale.receipts-have-no-gaps': 'أرقام الإيصالات متصلة بلا فجوات',
  'check.point-of-sale.summaries-agree': 'ما رُحّل من الجلسة هو ما بيع فيها',
  'check.point-of-sale.drawers-agree': 'النقد المتوقع في الدرج هو ما دخل إليه وخرج منه',
  'check.point-of-sale.clearing-is-zero': 'لا يبقى شيء في حساب تسوية نقاط البيع',
}
