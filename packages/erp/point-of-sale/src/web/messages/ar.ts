import type { Translation } from '@platform/plugin-api/web'
import { office } from './ar/office.ts'
import { payment } from './ar/payment.ts'
import { refusals } from './ar/refusals.ts'
import { till } from './ar/till.ts'
import type { en } from './en.ts'

export const ar: Translation<typeof en> = {
  ...till,
  ...payment,
  ...office,
  ...refusals,
  'permission.point-of-sale.sell': 'البيع عند نقطة البيع',
  'permission.point-of-sale.run-sessions': 'فتح جلسات نقطة البيع وإغلاقها',
  'permission.point-of-sale.read': 'الاطلاع على طلبات نقاط البيع وجلساتها',
  'permission.point-of-sale.discount': 'منح خصومات عند نقطة البيع',
  'permission.point-of-sale.override-prices': 'تغيير الأسعار عند نقطة البيع',
  'permission.point-of-sale.refund': 'ردّ المبالغ عند نقطة البيع',
  'permission.point-of-sale.move-cash': 'إيداع النقد في الدرج وسحبه منه',
  'permission.point-of-sale.undo-recharges': 'التراجع عن شحن أُدخل خطأً',
  'permission.point-of-sale.vouch': 'ضمان عميل لا يقدّم إثباتًا',
  'permission.point-of-sale.configure': 'إعداد الصناديق ونقطة البيع',
}
