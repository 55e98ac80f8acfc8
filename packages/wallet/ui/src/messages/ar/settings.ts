import type { Translation } from '@platform/plugin-api/web'
import type { settings as en } from '../en/settings.ts'

export const settings: Translation<typeof en> = {
  'settings.save': 'حفظ',
  'settings.saved': 'حُفظت إعدادات المحافظ.',
  'settings.transfers': 'يمكن نقل الرصيد من عميل إلى آخر',
  'settings.transfersHint': 'يبقى الرصيد الترويجي لعميله دائمًا.',
  'settings.overdraft': 'يمكن السماح للمحافظ بالنزول تحت الصفر',
  'settings.overdraftHint': 'لكل محفظة حدها. إيقافه يُبقي الحدود المضبوطة.',
  'settings.reminder': 'أيام قبل انتهاء صلاحية الرصيد لتذكير العميل',
  'settings.reminderHint': 'بريد إلكتروني مرة واحدة لكل رصيد. صفر لعدم التذكير.',
  'settings.breakageRefunds': 'رصيد الاسترداد المتوقع ألا يُستخدم',
  'settings.breakageGiftCards': 'رصيد بطاقات الهدايا المتوقع ألا يُستخدم',
  'settings.breakageHint':
    'يصبح إيرادًا شهرًا بعد شهر بقدر ما يُستخدم. صفر لعدم احتسابه. ما دفعه العميل يمكن صرفه له من جديد، فلا يُتوقع أن يبقى منه شيء.',
}
