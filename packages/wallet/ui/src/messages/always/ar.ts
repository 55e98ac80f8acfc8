import type { Translation } from '@platform/plugin-api/web'
import type { en } from './en.ts'

export const ar: Translation<typeof en> = {
  'app.label': 'المحفظة الإلكترونية',
  'app.hint': 'أرصدة العملاء ومصدر كل منها',
  'nav.wallets': 'المحافظ',
  'source.wallet': 'رصيد المحفظة',
  'source.creditNote': 'إشعار دائن',
  'palette.heading': 'المحافظ',
  'palette.balance': 'الرصيد {{balance, money}}',
  'plugin.name': 'محفظة العملاء',
  'nav.applyCredit': 'تطبيق الرصيد',
  'apply.title': 'تطبيق رصيد المحافظ',
  // What the server says in English: where payments go, the purposes of the accounts and the journal.
  'destination.wallet': 'المحفظة',
  'journalRole.wallet': 'دفتر المحافظ',
  'accountRole.wallet.deposits': 'ودائع العملاء',
  'accountRole.wallet.promotional': 'رصيد ترويجي',
  'accountRole.wallet.gift_cards': 'بطاقات الهدايا',
  'accountRole.wallet.unclaimed': 'أموال غير مطالب بها',
  'accountRole.wallet.overdrafts': 'محافظ تحت الصفر',
  'accountRole.wallet.discounts': 'خصومات ترويجية',
  'accountRole.wallet.adjustments': 'تسويات المحافظ',
  'accountRole.wallet.breakage': 'إيراد الرصيد غير المستخدم',
  'accountRole.wallet.expected_breakage': 'رصيد يُتوقع ألا يُستخدم',
  'settings.title': 'المحفظة',
  'settings.hint': 'التشغيل والإيقاف، دفتر اليومية والحسابات، التحويلات، السحب على المكشوف، انتهاء الصلاحية',
  'nav.liability': 'المستحق للعملاء',
}
