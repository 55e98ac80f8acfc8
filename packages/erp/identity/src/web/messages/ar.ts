import type { Translation } from '@platform/plugin-api/web'
import type { en } from './en.ts'

export const ar: Translation<typeof en> = {
  'company.title': 'الشركة',
  'company.hint': 'الاسم وعملة الدفاتر واللغة والمنطقة الزمنية',
  'company.name': 'الاسم',
  'company.currency': 'عملة الدفاتر',
  'company.locale': 'لغة المستندات ومنطقتها',
  'company.timeZone': 'المنطقة الزمنية',
  'company.today': 'اليوم في الدفاتر',
  'company.you': 'صفتك',
  'company.fixed':
    'حُددت هذه القيم عند تأسيس الشركة. لا يمكن تغيير العملة بعد تسجيل أي قيد، والمنطقة الزمنية تحدد تاريخ اليوم في الدفاتر.',
  'users.title': 'المستخدمون',
  'users.hint': 'من ينتمي إلى الشركة وبأي صفة',
  'users.empty': 'لا أحد ينتمي إلى هذه الشركة',
  'users.name': 'الاسم',
  'users.email': 'البريد الإلكتروني',
  'users.role': 'الدور',
  'users.may': 'ما يمكنهم فعله',
  'role.owner': 'مالك',
  'role.accountant': 'محاسب',
  'role.cashier': 'أمين صندوق',
  'role.auditor': 'مدقق',
  'role.customer': 'عميل',
  'role.ownerHint': 'يمكنه فعل كل شيء، ومنه إعادة فتح فترة مقفلة.',
  'role.accountantHint': 'المستندات والمدفوعات والدفاتر.',
  'role.cashierHint': 'يبيع ويقبض المال ويرى العملاء والمنتجات.',
  'role.auditorHint': 'يرى كل شيء ولا يغيّر شيئًا.',
  'role.customerHint': 'يرى ما يخصه.',
}
