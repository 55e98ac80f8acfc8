import type { Translation } from '@platform/plugin-api/web'
import { booksAr } from './ar/books.ts'
import { invoicesAr } from './ar/invoices.ts'
import { paymentsAr } from './ar/payments.ts'
import { refusalsAr } from './ar/refusals.ts'
import { reportsAr } from './ar/reports.ts'
import { rolesAr } from './ar/roles.ts'
import type { en } from './en.ts'

export const ar: Translation<typeof en> = {
  ...invoicesAr,
  ...paymentsAr,
  ...booksAr,
  ...reportsAr,
  ...rolesAr,
  ...refusalsAr,
  'permission.accounting.read-books': 'الاطلاع على الحسابات ودفاتر اليومية والتقارير',
  'permission.accounting.post-entries': 'ترحيل قيود اليومية وعكسها',
  'permission.accounting.change-chart': 'تعديل الحسابات ودفاتر اليومية',
  'permission.accounting.open-balances': 'استلام الأرصدة الافتتاحية',
  'permission.accounting.change-settings': 'تغيير إعدادات المحاسبة',
  'permission.accounting.set-lock-date': 'إقفال فترة',
  'permission.accounting.reopen-period': 'إعادة فتح فترة مقفلة',
  'permission.accounting.read-documents': 'الاطلاع على الفواتير والإشعارات الدائنة والمدفوعات',
  'permission.accounting.edit-invoices': 'كتابة مسودات الفواتير والإشعارات الدائنة',
  'permission.accounting.confirm-invoices': 'تأكيد الفواتير والإشعارات الدائنة',
  'permission.accounting.edit-payments': 'كتابة مسودات المدفوعات',
  'permission.accounting.confirm-payments': 'تأكيد المدفوعات وتسجيلها',
  'permission.accounting.write-off': 'شطب الفروق الصغيرة',
  'permission.accounting.cancel-payments': 'إلغاء المدفوعات المرتدة',
}
